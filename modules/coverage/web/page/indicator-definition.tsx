import { useQuery } from '@tanstack/react-query';
import { coverageApi } from '#modules/coverage/web/api/index.ts';
import { Facts } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';

/** What an indicator counts, over what, what it leaves out, when, from which books, and how sure that reading is. */
export function IndicatorDefinition({ id }: { readonly id: string }) {
  const t = useText();
  const query = useQuery({
    ...coverageApi.targets.definitions.queryOptions(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loaded query={query} lines={4}>
      {({ definitions }) => {
        const one = definitions.find((definition) => definition.id === id);
        if (!one) return null;
        return (
          <div className="stack stack-tight">
            <p>{one.definition}</p>
            <Facts
              facts={[
                [t('coverage.definition.counts'), one.numerator],
                [t('coverage.definition.over'), one.denominator],
                [t('coverage.definition.timing'), one.timing],
                [t('coverage.definition.counted_from'), one.source],
                [t('coverage.definition.of_indicator'), t(`coverage.certainty.${one.certainty}`)],
                ...(one.seenIn.length === 0
                  ? []
                  : [[t('coverage.definition.seen_in'), one.seenIn.join('; ')] as const]),
              ]}
            />
            {one.excludes.length === 0 ? null : (
              <div>
                <span className="soft small">{t('coverage.definition.excludes')}</span>
                <ul>
                  {one.excludes.map(({ id: exclusion, text }) => (
                    <li key={exclusion}>{text}</li>
                  ))}
                </ul>
              </div>
            )}
          </div>
        );
      }}
    </Loaded>
  );
}
