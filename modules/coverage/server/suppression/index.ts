export { exactCells } from './exact-cells.ts';
export { type PublicCells, readPublicCells } from './public-cells.ts';
export { listNamedAreas, type NamedArea } from './public-count-queries.ts';
export { type PublicPlace, publicMissing, publicRows, readPublicPlace } from './public-parts.ts';
