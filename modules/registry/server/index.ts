export {
  type AreaDirectory,
  type AreaLoad,
  addHamlet,
  areaDirectory,
  areasRoutes,
  findAreas,
  loadAreas,
  showArea,
} from './areas/index.ts';
export { organisationsRoutes } from './organisations/routes.ts';
export { workersRoutes } from './workers/routes.ts';
