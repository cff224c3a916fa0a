import { Fragment } from 'react';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag } from '#platform/web/page.tsx';
import { Notice } from '#platform/web/states.tsx';
import { useLanguage, useText } from '#platform/web/text.ts';
import type { Bill } from './bills-api.ts';

type Month = Bill['months'][number];

/** What a bill is made of, month by month and programme by programme, and which reliefs lower it. */
export function BillMonths({ bill }: { readonly bill: Bill }) {
  const t = useText();
  const months = useColumns(bill);
  if (bill.months.length === 0) return null;
  return (
    <Section title={t('bills.months')}>
      <DataTable
        dense
        caption={t('bills.months')}
        columns={months}
        rows={bill.months}
        rowKey={({ month, sector, jkkIdr, state }) => `${month} ${sector} ${jkkIdr} ${state}`}
      />
      <Reliefs months={bill.months} />
    </Section>
  );
}

function useColumns(bill: Bill): readonly Column<Month>[] {
  const t = useText();
  const format = useFormat();
  const programme = (id: 'jkkIdr' | 'jkmIdr' | 'jhtIdr' | 'jpIdr', header: string): Column<Month> => ({
    id,
    header,
    numeric: true,
    cell: (row) => (row[id] === '0' ? '–' : format.idr(row[id])),
  });
  const has = (id: 'jhtIdr' | 'jpIdr') => bill.months.some((row) => row[id] !== '0');
  return [
    { id: 'month', header: t('bills.month'), naming: true, cell: ({ month }) => format.month(month) },
    ...(bill.workers > 1
      ? [
          {
            id: 'workers',
            header: t('bills.workers'),
            numeric: true,
            cell: ({ workers }: Month) => format.number(workers),
          },
        ]
      : []),
    programme('jkkIdr', 'JKK'),
    programme('jkmIdr', 'JKM'),
    ...(has('jhtIdr') ? [programme('jhtIdr', 'JHT')] : []),
    ...(has('jpIdr') ? [programme('jpIdr', 'JP')] : []),
    {
      id: 'amount',
      header: t('bills.amount'),
      numeric: true,
      cell: ({ amountIdr }) => format.idr(amountIdr),
    },
    {
      id: 'state',
      header: t('bills.state'),
      cell: ({ state }) => (
        <Tag tone={state === 'paid' ? 'good' : state === 'due' ? 'warn' : 'plain'}>
          {t(`bills.month.${state}`)}
        </Tag>
      ),
    },
  ];
}

/** Each relief once, with all that it saves on this bill. */
function Reliefs({ months }: { readonly months: readonly Month[] }) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const found = new Map<string, { law: readonly string[]; savedIdr: bigint }>();
  for (const { name, law, savedIdr } of months.flatMap(({ reliefs }) => reliefs)) {
    const key = name[language];
    found.set(key, { law, savedIdr: (found.get(key)?.savedIdr ?? 0n) + BigInt(savedIdr) });
  }
  if (found.size === 0) return null;
  return (
    <div className="bill-relief">
      <Notice tone="good" title={t('bills.relief')}>
        {[...found].map(([name, { law, savedIdr }]) => (
          <Fragment key={name}>
            <p>{t('bills.relief.saves', { name, amount: format.idr(savedIdr.toString()) })}</p>
            <p className="small">
              {t('bills.relief.law', {
                law: law.map((one) => one.replace(' art. ', ` ${t('bills.relief.article')} `)).join(', '),
              })}
            </p>
          </Fragment>
        ))}
      </Notice>
    </div>
  );
}
