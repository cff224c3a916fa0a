export { useAskedMonth, useAskedPlace } from './use-asked.ts';
export { useCoverageSearch } from './use-coverage-search.ts';
