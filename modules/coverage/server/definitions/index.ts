export { showDefinitions } from './show-definitions.ts';
