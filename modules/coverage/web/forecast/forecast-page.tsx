import '#modules/coverage/web/styles/index.ts';
import '#modules/coverage/web/trend/index.ts';
import './forecast.css';
import { NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { forecastIndicatorIds } from '#modules/coverage/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Page, Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type Forecast, forecastApi } from './forecast-api.ts';
import { ForecastChart } from './forecast-chart.tsx';
import { ForecastComponents } from './forecast-components.tsx';
import { ForecastEnd } from './forecast-end.tsx';
import { ForecastLastYear } from './forecast-last-year.tsx';
import { ForecastTable } from './forecast-table.tsx';
import { useForecastSearch } from './use-forecast-search.ts';

const segments = ['ALL', 'PU', 'BPU'] as const;

/** How many workers in the next twelve months if things go on, what that rests on, and last year's forecast beside what came. */
export function ForecastPage() {
  const t = useText();
  const { area, indicator, segment } = useForecastSearch();
  const query = useQuery({
    ...forecastApi.forecast.show.queryOptions({ input: { area, indicator, segment } }),
    placeholderData: keepPreviousData,
  });
  if (query.data) return <ForecastOf forecast={query.data} />;
  return (
    <Page title={t('forecast.title')} lead={t('forecast.lead')}>
      <Loaded query={query}>{() => null}</Loaded>
    </Page>
  );
}

interface Props {
  readonly forecast: Forecast;
}

function ForecastOf({ forecast }: Props) {
  const t = useText();
  const format = useFormat();
  return (
    <Page
      title={t('forecast.title.of', { area: forecast.area.name })}
      lead={t('forecast.lead')}
      trail={<Trail forecast={forecast} />}
      actions={
        <Link to="/" search={{ wilayah: forecast.area.code }}>
          {t('forecast.to_coverage')}
        </Link>
      }
    >
      <Controls forecast={forecast} />
      {forecast.reason ? <NoForecast forecast={forecast} /> : <Made forecast={forecast} />}
      <Below forecast={forecast} />
      <p className="soft small">
        {t('forecast.as_of', { instant: format.instant(forecast.asOf), source: forecast.source })}
      </p>
    </Page>
  );
}

function Made({ forecast }: Props) {
  const t = useText();
  const { history, ahead } = forecast;
  return (
    <>
      <div className="coverage-grid">
        <Section title={t('forecast.chart')}>
          <p className="soft small">{t('forecast.chart.hint')}</p>
          <ForecastChart was={history} ahead={ahead} />
          <details>
            <summary className="small">{t('forecast.table')}</summary>
            <ForecastTable rows={ahead} caption={t('forecast.table')} />
          </details>
        </Section>
        <ForecastEnd forecast={forecast} />
      </div>
      <ForecastComponents forecast={forecast} />
      <ForecastLastYear forecast={forecast} />
    </>
  );
}

function NoForecast({ forecast }: Props) {
  const t = useText();
  const { reason, monthsKnown, monthsNeeded } = forecast;
  if (reason === 'number_hidden')
    return <Empty title={t('forecast.hidden')}>{t('forecast.hidden.hint')}</Empty>;
  return (
    <Empty title={t('forecast.short')}>
      {t('forecast.short.hint', { needed: monthsNeeded, known: monthsKnown })}
    </Empty>
  );
}

function Controls({ forecast }: Props) {
  const t = useText();
  const search = useForecastSearch();
  return (
    <div className="filters no-print">
      <NativeSelect
        className="half"
        label={t('forecast.indicator')}
        value={search.indicator}
        onChange={(event) =>
          search.choose({ ukuran: forecastIndicatorIds.find((id) => id === event.currentTarget.value) })
        }
        data={forecastIndicatorIds.map((id) => ({ value: id, label: t(`forecast.indicator.${id}`) }))}
      />
      <fieldset className="chips segment-chips">
        <legend>{t('picture.segment')}</legend>
        {segments.map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={one === forecast.segment}
            title={t(`coverage.segment.long.${one}`)}
            onClick={() => search.choose({ segmen: one === 'ALL' ? undefined : one })}
          >
            {t(`coverage.segment.${one}`)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

function Trail({ forecast: { path, area } }: Props) {
  const t = useText();
  const search = useForecastSearch();
  const above = path.filter(({ code }) => code !== area.code);
  if (above.length === 0) return null;
  return (
    <nav aria-label={t('forecast.trail')}>
      <ol className="trail">
        {above.map(({ code, name }) => (
          <li key={code}>
            <Link to="/prakiraan" search={search.at(code)}>
              {name}
            </Link>
          </li>
        ))}
        <li aria-current="page">{area.name}</li>
      </ol>
    </nav>
  );
}

function Below({ forecast: { children } }: Props) {
  const t = useText();
  const search = useForecastSearch();
  if (children.length === 0) return null;
  return (
    <Section title={t('forecast.below')}>
      <nav className="chips" aria-label={t('forecast.below')}>
        {children.map(({ code, name }) => (
          <Link key={code} className="chip chip-link" to="/prakiraan" search={search.at(code)}>
            {name}
          </Link>
        ))}
      </nav>
    </Section>
  );
}
