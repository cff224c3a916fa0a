export { type Drawing, drawBoundaries } from './draw-boundaries.ts';
export {
  type Boundary,
  type BoundaryFault,
  type BoundaryProblem,
  readBoundaries,
} from './read-boundaries.ts';
