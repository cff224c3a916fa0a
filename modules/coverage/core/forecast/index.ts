export {
  type AreaHistory,
  type ForecastIndicatorId,
  forecastIndicatorIds,
  monthsAhead,
  monthsNeeded,
  type TermGroup,
} from './area-history.ts';
export { type AreaForecast, makeForecasts } from './make-forecasts.ts';
export { withGrace } from './with-grace.ts';
