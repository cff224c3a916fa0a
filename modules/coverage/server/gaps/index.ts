export { showGap } from './show-gap.ts';
export { targetsRoutes } from './targets-routes.ts';
