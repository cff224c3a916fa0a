import { useQuery } from '@tanstack/react-query';
import { type Coverage, coverageApi, type Missing } from '#modules/coverage/web/api/index.ts';
import { useAskedPlace } from '#modules/coverage/web/asked/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';

type Row = Missing['rows'][number];

/** By occupation: who is registered and not protected today, and how many more the workforce has. */
export function MissingSection({ coverage }: { readonly coverage: Coverage }) {
  const t = useText();
  const format = useFormat();
  const input = useAskedPlace(coverage);
  const query = useQuery(coverageApi.views.missing.queryOptions({ input }));
  return (
    <Section id="belum" title={t('picture.missing.title')}>
      <Loaded query={query} lines={8}>
        {({ rows, onDay }) =>
          rows.length === 0 ? (
            <Empty title={t('picture.missing.none')} />
          ) : (
            <>
              <p className="small soft">{t('picture.missing.lead', { day: format.day(onDay) })}</p>
              <Occupations rows={rows} />
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

/** Most first; each against all of its occupation: of the workforce where its size is known, else of those registered. */
function Occupations({ rows }: { readonly rows: readonly Row[] }) {
  const t = useText();
  const format = useFormat();
  const counted = rows
    .map((row) => {
      const isOfWorkforce = row.workforce !== null && row.missingOfWorkforce !== null;
      return {
        ...{ key: row.key, name: row.name },
        missing: isOfWorkforce ? row.missingOfWorkforce : row.missing,
        all: isOfWorkforce ? row.workforce : row.registered,
        of: isOfWorkforce ? 'workforce' : 'registered',
      };
    })
    .toSorted((one, other) => (other.missing ?? -1) - (one.missing ?? -1));
  return (
    <div className="bar-list">
      <ul>
        {counted.map(({ key, name, missing, all, of }) => (
          <li key={key}>
            <span className="bar-name">{name}</span>
            <span className="bar-number">
              <strong>{missing === null ? t('picture.withheld.short') : format.number(missing)}</strong>{' '}
              <span className="soft">
                {all === null ? '' : t(`picture.missing.of.${of}`, { n: format.number(all) })}
              </span>
            </span>
            <span className="bar" aria-hidden="true">
              <span
                className="bar-fill bar-missing"
                style={{ width: `${missing === null || !all ? 0 : Math.min(100, (missing / all) * 100)}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
