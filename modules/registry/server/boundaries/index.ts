export { loadBoundaries } from './load-boundaries.ts';
export { showBoundaries } from './show-boundaries.ts';
