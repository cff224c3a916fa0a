export { type AreaDirectory, areaDirectory } from './areas/area-directory.ts';
export { type AreaLoad, loadAreas } from './areas/load-areas.ts';
export { workersRoutes } from './workers/routes.ts';
