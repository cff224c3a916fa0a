import { Button } from '@mantine/core';
import type { Members } from '#modules/coverage/web/api/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';

type Month = Members['months'][number];

interface Props {
  readonly months: readonly Month[];
  readonly onDefine: () => void;
}

/** Thirteen months, the latest first. */
export function MemberMonths({ months, onDefine }: Props) {
  const t = useText();
  const columns = useColumns();
  return (
    <Section
      title={t('members.months')}
      aside={
        <Button variant="default" size="xs" className="no-print" onClick={onDefine}>
          {t('members.definitions')}
        </Button>
      }
    >
      <DataTable
        caption={t('members.months')}
        columns={columns}
        rows={months}
        rowKey={({ month }) => month}
        initialSort={{ id: 'month', descending: true }}
        dense
      />
    </Section>
  );
}

function useColumns(): readonly Column<Month>[] {
  const t = useText();
  const format = useFormat();
  const counts = (['paid', 'fresh', 'returned'] as const).map(
    (one): Column<Month> => ({
      id: one,
      header: t(`members.column.${one}`),
      numeric: true,
      sortBy: (row) => row[one],
      cell: (row) => format.number(row[one]),
    }),
  );
  const month: Column<Month> = {
    id: 'month',
    header: t('coverage.month'),
    naming: true,
    sortBy: (row) => row.month,
    cell: (row) => (
      <>
        {format.month(row.month)} {row.isOpen ? <Tag tone="calm">{t('members.is_running')}</Tag> : null}
      </>
    ),
  };
  return [month, ...counts];
}
