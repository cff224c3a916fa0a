export { undertakingsRoutes } from './routes.ts';
export { settleAllUndertakings, settleUndertakings } from './settle-undertakings.ts';
export { type StandingUndertaking, undertakingsOf } from './undertakings-of.ts';
