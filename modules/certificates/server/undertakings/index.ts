export { type StandingUndertaking, undertakingsOf } from './undertakings-of.ts';
