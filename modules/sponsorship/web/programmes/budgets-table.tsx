import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { BudgetRow } from './programmes-api.ts';
import { StageBar } from './stage-bar.tsx';

/** The budgets of a year village by village, and how many villages have none. */
export function BudgetsTable({ budgets }: { readonly budgets: readonly BudgetRow[] }) {
  const t = useText();
  const columns = useColumns();
  const granted = budgets.filter(({ budgetId }) => budgetId !== null);
  const without = budgets.filter(
    (row) => row.budgetId === null && row.villageCode !== '' && row.leftOut === '',
  );
  const out = budgets.filter(({ leftOut }) => leftOut !== '');
  const isShared = granted.some(({ villageCode }) => villageCode === '');
  return (
    <div className="stack">
      {granted.length === 0 ? null : (
        <DataTable
          caption={t('budgets.title')}
          columns={columns}
          rows={granted}
          rowKey={({ villageCode }) => villageCode}
        />
      )}
      {without.length > 0 && !isShared ? (
        <p className="soft small">{t('budgets.without', { n: without.length })}</p>
      ) : null}
      {out.length > 0 ? (
        <p className="soft small">
          {t('budgets.out', { n: out.length, names: out.map(({ villageName }) => villageName).join(', ') })}
        </p>
      ) : null}
    </div>
  );
}

function useColumns(): readonly Column<BudgetRow>[] {
  const t = useText();
  const { idr } = useFormat();
  return [
    {
      id: 'village',
      header: t('budgets.village'),
      naming: true,
      sortBy: ({ villageName }) => villageName,
      cell: ({ villageCode, villageName, districtName }) => (
        <>
          <strong>{villageCode === '' ? t('budgets.whole') : villageName}</strong>
          {districtName === '' ? null : <span className="sub">{districtName}</span>}
        </>
      ),
    },
    {
      id: 'treasurer',
      header: t('budgets.treasurer'),
      sortBy: ({ treasurerName }) => treasurerName,
      cell: ({ treasurerName }) => treasurerName || '–',
    },
    {
      id: 'ceiling',
      header: t('budgets.ceiling'),
      numeric: true,
      sortBy: ({ stages }) => Number(stages.ceilingIdr),
      cell: ({ stages }) => idr(stages.ceilingIdr),
    },
    {
      id: 'free',
      header: t('budgets.stage.free'),
      numeric: true,
      sortBy: ({ stages }) => Number(stages.freeIdr),
      cell: ({ stages }) => idr(stages.freeIdr),
    },
    { id: 'bar', header: t('budgets.where'), cell: ({ stages }) => <StageBar stages={stages} /> },
  ];
}
