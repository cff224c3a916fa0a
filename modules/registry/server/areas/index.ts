export { addHamlet } from './add-hamlet.ts';
export { type AreaDirectory, areaDirectory } from './area-directory.ts';
export { areaName } from './area-name.ts';
export { type AreaRow, type AreaWithChildren, findArea, listAreas } from './area-queries.ts';
export { type AreaLoad, loadAreas } from './load-areas.ts';
export { areasRoutes } from './routes.ts';
export { findAreas, showArea } from './show-areas.ts';
