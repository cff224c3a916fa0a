import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useInputValue } from './plan-input-source.tsx';
import { plannerApi } from './planner-api.ts';

type PastInput = Awaited<ReturnType<typeof plannerApi.planner.pastInputs.call>>['kept'][number];

interface PastInputsProps {
  readonly area: string;
  readonly onClose: () => void;
}

/** Everything kept for the area or one above it, the latest first. */
export function PastInputs({ area, onClose }: PastInputsProps) {
  const t = useText();
  const query = useQuery(plannerApi.planner.pastInputs.queryOptions({ input: { area } }));
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={t('plan.past_inputs')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <div className="stack">
        <p className="soft small">{t('plan.past_inputs.hint')}</p>
        <Loaded query={query}>
          {({ kept }) =>
            kept.length === 0 ? (
              <Empty title={t('plan.past_inputs.none')}>{t('plan.past_inputs.none.hint')}</Empty>
            ) : (
              <PastTable kept={kept} />
            )
          }
        </Loaded>
      </div>
    </Modal>
  );
}

function PastTable({ kept }: { readonly kept: readonly PastInput[] }) {
  const t = useText();
  const format = useFormat();
  const valueText = useInputValue();
  const columns: readonly Column<PastInput>[] = [
    {
      ...{ id: 'name', header: t('plan.input_column.name'), naming: true },
      sortBy: (row) => t(`plan.input.${row.name}`),
      cell: (row) => t(`plan.input.${row.name}`),
    },
    { id: 'value', header: t('plan.input_column.value'), numeric: true, cell: valueText },
    { id: 'area', header: t('plan.field.area'), cell: (row) => row.area.name },
    {
      ...{ id: 'source', header: t('plan.input_column.source') },
      cell: (row) =>
        row.synthetic ? (
          <Tag tone="warn">{t('plan.synthetic_mark')}</Tag>
        ) : (
          `${row.source}, ${format.day(row.asOf, 'short')} (${row.certainty})`
        ),
    },
    {
      ...{ id: 'at', header: t('plan.past_inputs.kept'), sortBy: (row) => row.keptAt },
      cell: (row) => (
        <>
          {format.instant(row.keptAt)}
          {row.keptBy === '' ? null : <span className="soft small past-input-by">{row.keptBy}</span>}
        </>
      ),
    },
  ];
  return (
    <DataTable caption={t('plan.past_inputs')} columns={columns} rows={kept} rowKey={(row) => row.inputId} />
  );
}
