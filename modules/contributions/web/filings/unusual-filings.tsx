import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { filingsApi } from './filings-api.ts';
import { HintList } from './hints.tsx';

/** Final filings in which something looked unusual. */
export function UnusualFilings({ month }: { readonly month: string }) {
  const t = useText();
  const format = useFormat();
  const query = useQuery(filingsApi.filings.unusual.queryOptions({ input: { month, limit: 200 } }));
  return (
    <Section title={t('filings.unusual')}>
      <p className="soft small">{t('filings.unusual.lead')}</p>
      <Loaded query={query} lines={3}>
        {({ filings }) =>
          filings.length === 0 ? (
            <Empty title={t('filings.unusual.none')} />
          ) : (
            <ul className="plain filing-unusual">
              {filings.map(({ filingId, name, workers, hints }) => (
                <li key={filingId}>
                  <Link to="/upah/$filingId" params={{ filingId }}>
                    {name}
                  </Link>{' '}
                  <span className="soft small">
                    {format.number(workers)} {t('filings.workers').toLowerCase()}
                  </span>
                  <HintList hints={hints} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
