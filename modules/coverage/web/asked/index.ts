export { useAskedMonth, useAskedPlace } from './use-asked.ts';
export { type CoverageSearch, useCoverageSearch } from './use-coverage-search.ts';
