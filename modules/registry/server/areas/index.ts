export { type AreaDirectory, areaDirectory } from './area-directory.ts';
