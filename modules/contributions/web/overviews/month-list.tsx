import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { Empty } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type Month, markTones } from './marks.tsx';

const shownAtFirst = 6;

/** Every month: how it stands, who paid and when; older ones behind a door. */
export function MonthList({ months, isOwn }: { readonly months: readonly Month[]; readonly isOwn: boolean }) {
  const t = useText();
  if (months.length === 0)
    return (
      <Empty title={t('overviews.none')}>{t(isOwn ? 'overviews.none.own' : 'overviews.none.hint')}</Empty>
    );
  const [latest, earlier] = [months.slice(0, shownAtFirst), months.slice(shownAtFirst)];
  return (
    <div className="stack-tight">
      <Months months={latest} caption={t('overviews.months')} />
      {earlier.length > 0 ? (
        <details>
          <summary className="overviews-more">{t('overviews.earlier', { n: earlier.length })}</summary>
          <Months months={earlier} caption={t('overviews.months.earlier')} />
        </details>
      ) : null}
    </div>
  );
}

function Months({ months, caption }: { readonly months: readonly Month[]; readonly caption: string }) {
  const t = useText();
  const format = useFormat();
  const columns: readonly Column<Month>[] = [
    {
      id: 'month',
      header: t('overviews.month'),
      cell: ({ month }) => format.month(month),
      sortBy: ({ month }) => month,
      naming: true,
      short: true,
    },
    { id: 'part', header: t('overviews.part'), cell: ({ part }) => t(`overviews.part.${part}`), short: true },
    {
      id: 'mark',
      header: t('overviews.state'),
      cell: ({ mark }) => <Tag tone={markTones[mark]}>{t(`overviews.mark.${mark}`)}</Tag>,
      sortBy: ({ mark }) => mark,
    },
    { id: 'payer', header: t('overviews.payer'), cell: (row) => payerOf(row, t) },
    {
      id: 'paid',
      header: t('overviews.paid_on'),
      cell: ({ paidOn, dueOn, code }) =>
        paidOn
          ? format.day(paidOn, 'short')
          : code
            ? t('overviews.pay_by', { day: dueOn ? format.day(dueOn, 'short') : '–', code })
            : '–',
      sortBy: ({ paidOn }) => paidOn,
    },
    {
      id: 'amount',
      header: t('overviews.amount'),
      cell: ({ amountIdr }) => format.idr(amountIdr),
      sortBy: ({ amountIdr }) => Number(amountIdr),
      numeric: true,
    },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={months}
      dense
      rowKey={({ month, segment, part, payer }) => `${month} ${segment} ${part} ${payer ?? ''}`}
    />
  );
}

function payerOf({ payerKind, payer, through }: Month, t: ReturnType<typeof useText>): string {
  if (payerKind !== 'worker') return payer ?? t(`overviews.payer.${payerKind}`);
  return through === null ? t('overviews.payer.worker') : t('overviews.payer.through', { name: through });
}
