import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import type { Forecast } from './forecast-api.ts';
import { ForecastChart } from './forecast-chart.tsx';
import { ForecastTable } from './forecast-table.tsx';

/** The forecast of a year ago, and what came month by month. */
export function ForecastLastYear({ forecast }: { readonly forecast: Forecast }) {
  const t = useText();
  const format = useFormat();
  const { lastYear, history, indicator } = forecast;
  if (!lastYear)
    return (
      <Section title={t('forecast.last_year')}>
        <p className="soft">{t('forecast.last_year.none')}</p>
      </Section>
    );
  const { inside, told, months, hindcast, madeOn, origin } = lastYear;
  const said = { day: format.day(madeOn), month: format.month(origin) };
  return (
    <Section title={t('forecast.last_year')}>
      <p>
        <strong>{t('forecast.last_year.inside', { inside, told })}</strong>
      </p>
      <p className="soft small">
        {t(hindcast ? 'forecast.last_year.hindcast' : 'forecast.last_year.kept', said)}{' '}
        {indicator.id === 'PAID' ? t('forecast.last_year.late') : null}
      </p>
      <ForecastChart was={history} ahead={months} />
      <details>
        <summary className="small">{t('forecast.table')}</summary>
        <ForecastTable rows={months} caption={t('forecast.last_year')} isPast />
      </details>
    </Section>
  );
}
