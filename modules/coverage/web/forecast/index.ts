export { ForecastPage } from './forecast-page.tsx';
