export { addHamlet } from './areas/add-hamlet.ts';
export { type AreaDirectory, areaDirectory } from './areas/area-directory.ts';
export { type AreaLoad, loadAreas } from './areas/load-areas.ts';
export { areasRoutes } from './areas/routes.ts';
export { findAreas, showArea } from './areas/show-areas.ts';
export { workersRoutes } from './workers/routes.ts';
