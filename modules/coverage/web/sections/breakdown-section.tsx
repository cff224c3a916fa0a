import { useQuery } from '@tanstack/react-query';
import { type Coverage, coverageApi } from '#modules/coverage/web/api/index.ts';
import { useAskedMonth } from '#modules/coverage/web/asked/index.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { BarList } from './bar-list.tsx';

/** Who is counted: formal or informal, by payer, sex, age and occupation. */
export function BreakdownSection({ coverage }: { readonly coverage: Coverage }) {
  const t = useText();
  const input = useAskedMonth(coverage);
  const query = useQuery(coverageApi.views.breakdown.queryOptions({ input }));
  return (
    <Section id="rincian" title={t(`picture.breakdown.title.${coverage.indicator.unit}`)}>
      <Loaded query={query} lines={9}>
        {({ dimensions, total }) =>
          total === 0 || dimensions.length === 0 ? (
            <Empty title={t('picture.breakdown.none')} />
          ) : (
            <div className="bar-lists">
              {dimensions
                .filter(({ rows }) => rows.length > 0)
                .map(({ dimension, name, rows }) => (
                  <BarList key={dimension} title={name} bars={rows} />
                ))}
            </div>
          )
        }
      </Loaded>
    </Section>
  );
}
