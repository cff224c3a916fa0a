export { withSolver } from './with-solver.ts';
