export { forecastJobs, forecastPeriodic } from './forecast-jobs.ts';
export { coverageForecastRoutes } from './forecast-routes.ts';
export { showForecast } from './show-forecast.ts';
