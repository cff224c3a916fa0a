export type { AgreementAbsorption } from './absorption-view.ts';
export { listStandings, type StandingRow } from './deposit-queries.ts';
export { absorptionRoutes } from './routes.ts';
export { findAbsorption } from './show-absorption.ts';
