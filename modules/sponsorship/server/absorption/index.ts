export type { AgreementAbsorption } from './absorption-view.ts';
export { absorptionRoutes } from './routes.ts';
export { findAbsorption } from './show-absorption.ts';
