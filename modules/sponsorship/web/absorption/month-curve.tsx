import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { AgreementUse } from './absorption-api.ts';

type Month = AgreementUse['months'][number];

/** What each month takes of the ceiling, and how much of it is absorbed by now; the same in figures below. */
export function MonthCurve({ months }: { readonly months: readonly Month[] }) {
  const t = useText();
  const format = useFormat();
  const highest = Math.max(1, ...months.map(({ amountIdr }) => Number(amountIdr)));
  const percent = (amountIdr: bigint | number) => `${(Number(amountIdr) / highest) * 100}%`;
  const absorbed = months.reduce((sum, { absorbedIdr }) => sum + BigInt(absorbedIdr), 0n);
  const planned = months.reduce((sum, { amountIdr }) => sum + BigInt(amountIdr), 0n);
  const words = t('absorption.curve.spoken', {
    absorbed: format.idr(String(absorbed)),
    planned: format.idr(String(planned)),
  });
  return (
    <div className="stack-tight">
      <div className="curve" role="img" aria-label={words}>
        {months.map((one) => (
          <div key={one.month} className="curve-month">
            <div className="curve-column">
              <span
                className="use-part use-reserved"
                style={{ height: percent(BigInt(one.amountIdr) - BigInt(one.paidIdr)) }}
              />
              <span
                className="use-part use-ahead"
                style={{ height: percent(BigInt(one.paidIdr) - BigInt(one.absorbedIdr)) }}
              />
              <span className="use-part use-absorbed" style={{ height: percent(BigInt(one.absorbedIdr)) }} />
            </div>
            <span className="curve-name">{format.month(one.month, 'short')}</span>
          </div>
        ))}
      </div>
      <ul className="curve-keys plain">
        {(['absorbed', 'ahead', 'reserved'] as const).map((part) => (
          <li key={part}>
            <span aria-hidden="true" className={`use-key use-${part}`} />
            {t(`absorption.curve.${part}`)}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('absorption.curve.figures')}</summary>
        <MonthTable months={months} />
      </details>
    </div>
  );
}

function MonthTable({ months }: { readonly months: readonly Month[] }) {
  const t = useText();
  const format = useFormat();
  const money = (id: string, of: (one: Month) => string): Column<Month> => ({
    id,
    header: t(`absorption.month.${id}`),
    numeric: true,
    cell: (one) => format.idr(of(one)),
  });
  const upTo = (month: string) =>
    String(
      months
        .filter((one) => one.month <= month)
        .reduce((sum, { absorbedIdr }) => sum + BigInt(absorbedIdr), 0n),
    );
  const columns: readonly Column<Month>[] = [
    { id: 'month', header: t('absorption.month'), naming: true, cell: ({ month }) => format.month(month) },
    {
      id: 'workers',
      header: t('absorption.workers'),
      numeric: true,
      cell: ({ workers }) => format.number(workers),
    },
    money('planned', ({ amountIdr }) => amountIdr),
    money('paid', ({ paidIdr }) => paidIdr),
    money('absorbed', ({ absorbedIdr }) => absorbedIdr),
    money('sum', ({ month }) => upTo(month)),
  ];
  return (
    <DataTable
      dense
      caption={t('absorption.curve.figures')}
      columns={columns}
      rows={months}
      rowKey={({ month }) => month}
    />
  );
}
