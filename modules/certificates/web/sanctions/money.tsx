import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Section, Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import type { SanctionDetail } from './sanctions-api.ts';

interface Shown {
  readonly shown: SanctionDetail;
}

type Bill = SanctionDetail['overdue']['bills'][number];

/** What is overdue today. */
export function Overdue({ shown }: Shown) {
  const t = useText();
  const format = useFormat();
  const columns = useBillColumns();
  const { bills, owedIdr } = shown.overdue;
  return (
    <Section title={t('sanctions.overdue')} aside={<strong>{format.idr(owedIdr)}</strong>}>
      {bills.length === 0 ? (
        <p className="soft">{t('sanctions.overdue.none')}</p>
      ) : (
        <DataTable
          caption={t('sanctions.overdue')}
          columns={columns}
          rows={bills}
          rowKey={({ code }) => code}
        />
      )}
    </Section>
  );
}

/** The fine as it was frozen, with what it was made of and whether it was paid. */
export function Fine({ shown }: Shown) {
  const t = useText();
  const format = useFormat();
  const columns = useBillColumns();
  const { fine, finePaidOn } = shown;
  if (fine === null) return null;
  return (
    <Section
      title={t('sanctions.fine')}
      aside={
        <Tag tone={finePaidOn === null ? 'warn' : 'good'}>
          {t(finePaidOn === null ? 'sanctions.fine.unpaid' : 'sanctions.fine.paid')}
        </Tag>
      }
    >
      <Facts
        facts={[
          [t('sanctions.fine.amount'), format.idr(fine.fineIdr)],
          [t('sanctions.fine.owed', { day: format.day(fine.owedOn) }), format.idr(fine.owedIdr)],
          ...(fine.assessedIdr === '0'
            ? []
            : ([[t('sanctions.assessed'), format.idr(fine.assessedIdr)]] as const)),
          ...(finePaidOn === null
            ? []
            : ([
                [t('sanctions.paid_on'), format.day(finePaidOn)],
                [t('sanctions.reference'), shown.fineReference],
              ] as const)),
        ]}
      />
      {fine.bills.length === 0 ? null : (
        <DataTable
          caption={t('sanctions.fine.made_of')}
          columns={columns}
          rows={fine.bills}
          rowKey={({ code }) => code}
        />
      )}
    </Section>
  );
}

function useBillColumns(): readonly Column<Bill>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'month',
      header: t('sanctions.month'),
      naming: true,
      short: true,
      cell: (one) => format.month(one.month),
    },
    { id: 'code', header: t('sanctions.code'), cell: (one) => <span className="code">{one.code}</span> },
    {
      id: 'due',
      header: t('sanctions.due_on'),
      short: true,
      cell: (one) => format.day(one.dueOn, 'short'),
    },
    {
      id: 'owed',
      header: t('sanctions.contribution'),
      numeric: true,
      cell: (one) => format.idr(one.owedIdr),
    },
  ];
}
