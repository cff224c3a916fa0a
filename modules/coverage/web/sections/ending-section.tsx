import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Coverage, coverageApi, type Ending } from '#modules/coverage/web/api/index.ts';
import { useAskedPlace, useCoverageSearch } from '#modules/coverage/web/asked/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { BarList } from './bar-list.tsx';

const shown = 8;

/** Whose cover ends next month if nothing more is paid: how many, by payer and area, and the list behind it. */
export function EndingSection({ coverage }: { readonly coverage: Coverage }) {
  const t = useText();
  const format = useFormat();
  const input = useAskedPlace(coverage);
  const query = useQuery(coverageApi.views.ending.queryOptions({ input }));
  const month = query.data?.month;
  return (
    <Section
      id="berakhir"
      title={month ? t('picture.ending.title', { month: format.month(month) }) : t('picture.ending.next')}
    >
      <Loaded query={query} lines={6}>
        {(ending) =>
          ending.total === 0 ? (
            <Empty title={t('picture.ending.none')}>{t('picture.ending.none.hint')}</Empty>
          ) : (
            <EndingOf ending={ending} />
          )
        }
      </Loaded>
    </Section>
  );
}

function EndingOf({ ending }: { readonly ending: Ending }) {
  const t = useText();
  const format = useFormat();
  const search = useCoverageSearch();
  const { total, byPayer, rows, list } = ending;
  return (
    <div className="stack">
      <p>
        <strong className="middle-figure">
          {total === null ? t('picture.withheld.short') : format.number(total)}
        </strong>{' '}
        {t('picture.ending.lead')}
      </p>
      {byPayer.length > 1 ? <BarList title={t('picture.ending.by_payer')} bars={byPayer} /> : null}
      {rows.length > 0 ? (
        <div>
          <h3>{t('picture.ending.by_area')}</h3>
          <ul className="number-list">
            {rows.slice(0, shown).map(({ area, workers }) => (
              <li key={area.code}>
                <Link to="/" search={search.at(area.code)}>
                  {area.name}
                </Link>
                <span>{workers === null ? t('picture.withheld.short') : format.number(workers)}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {list ? (
        <p className="no-print">
          <a href={list}>{t('picture.ending.list')}</a>
        </p>
      ) : null}
    </div>
  );
}
