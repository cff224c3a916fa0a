import { coverageForecastContract } from '#modules/coverage/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const forecastApi = apiOf({ forecast: coverageForecastContract });

export type Forecast = Awaited<ReturnType<typeof forecastApi.forecast.show.call>>;
