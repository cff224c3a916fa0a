import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Section } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { type Language, useLanguage, useText } from '#platform/web/text.ts';
import { useAccount, useVisitor } from '#platform/web/visitor.ts';
import { countedReaders, countingApi } from './counting-api.ts';

const yearsBack = 3;

/** How many workers the sponsored months of a year count as, with the rule that says so. */
export function CountedPanel() {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const { role } = useAccount();
  const { today } = useVisitor();
  const thisYear = Number(today.slice(0, 4));
  const [year, setYear] = useState(String(thisYear));
  const mayRead = countedReaders.includes(role);
  const query = useQuery({
    ...countingApi.counted.queryOptions({ input: { year } }),
    enabled: mayRead,
  });
  if (!mayRead) return null;
  const years = Array.from({ length: yearsBack + 1 }, (_, back) => String(thisYear - back));
  return (
    <Section
      title={t('counted.title')}
      aside={
        <NativeSelect
          size="xs"
          aria-label={t('counted.year')}
          value={year}
          data={years}
          onChange={(event) => setYear(event.currentTarget.value)}
        />
      }
    >
      <Loaded query={query} lines={3}>
        {({ countedRounded, workers, workerMonths, definition, basis, on }) => (
          <div className="stack-tight">
            <Facts
              facts={[
                [t('counted.counted'), <strong key="n">{decimalText(countedRounded, language)}</strong>],
                [t('counted.workers'), format.number(workers)],
                [t('counted.months'), format.number(workerMonths)],
              ]}
            />
            <details className="small">
              <summary>{t('counted.how')}</summary>
              <p>{definition}</p>
              <p className="soft">{t('counted.basis', { basis: basis.join('; '), day: format.day(on) })}</p>
            </details>
          </div>
        )}
      </Loaded>
    </Section>
  );
}

/** `166.50` as it is written in the language; whole numbers without decimals. */
function decimalText(rounded: string, language: Language): string {
  return new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 2 }).format(
    Number(rounded),
  );
}
