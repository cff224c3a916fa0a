import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { AgreementUse } from './absorption-api.ts';
import { MonthCurve } from './month-curve.tsx';
import { UseBar } from './use-bar.tsx';
import { useUseColumns } from './use-columns.tsx';

type Village = AgreementUse['villages'][number];

/** One agreement closer: month by month, village by village. */
export function AgreementDetail({ agreement }: { readonly agreement: AgreementUse }) {
  const t = useText();
  const name = agreement.number === '' ? t('absorption.shared') : agreement.number;
  return (
    <>
      <Section title={t('absorption.curve', { agreement: name })}>
        {agreement.months.length === 0 ? (
          <Empty title={t('absorption.curve.none')}>{t('absorption.curve.none.hint')}</Empty>
        ) : (
          <MonthCurve months={agreement.months} />
        )}
      </Section>
      {agreement.villages.length === 0 ? null : (
        <Section title={t('absorption.villages', { agreement: name })}>
          <VillageTable villages={agreement.villages} />
        </Section>
      )}
    </>
  );
}

function VillageTable({ villages }: { readonly villages: readonly Village[] }) {
  const t = useText();
  const format = useFormat();
  const stages = useUseColumns<Village>();
  const columns: readonly Column<Village>[] = [
    {
      id: 'village',
      header: t('absorption.village'),
      naming: true,
      sortBy: (one) => one.villageName,
      cell: (one) => (
        <>
          {one.villageName}
          {one.hasOwnCeiling ? null : <span className="sub">{t('absorption.village.shared')}</span>}
          <UseBar use={one} />
        </>
      ),
    },
    {
      id: 'workers',
      header: t('absorption.workers'),
      numeric: true,
      sortBy: (one) => one.workers,
      cell: (one) => format.number(one.workers),
    },
    ...stages,
  ];
  return (
    <>
      <p className="soft small">{t('absorption.in_idr')}</p>
      <DataTable
        dense
        caption={t('absorption.villages.caption')}
        columns={columns}
        rows={villages}
        rowKey={({ villageCode }) => villageCode}
      />
    </>
  );
}
