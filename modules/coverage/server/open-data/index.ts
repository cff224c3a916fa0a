export { openTable } from './open-data.ts';
export { openCsv, openJson, openPackage, openPackages } from './open-data-files.ts';
