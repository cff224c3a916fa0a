import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Section, Tag } from '#platform/web/page.tsx';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { InputSource, useInputValue } from './plan-input-source.tsx';
import { PlanLimits, PlanRefusal } from './plan-limits.tsx';
import { PlanVillages } from './plan-villages.tsx';
import { type Plan, type PlanInputShown, plannerApi } from './planner-api.ts';

const tones = { optimal: 'good', time_limit: 'warn', infeasible: 'bad', no_answer: 'warn' } as const;

interface PlanOutcomeProps {
  readonly plan: Plan;
  /** A kept plan is printed from what was kept. */
  readonly keptId?: string;
  /** What can be done with the plan, before its long tables. */
  readonly children?: ReactNode;
}

/** What a plan comes to: figures, ways, villages, what binds, and every input with its source. */
export function PlanOutcome({ plan, keptId, children }: PlanOutcomeProps) {
  const t = useText();
  return (
    <div className="stack">
      <Section
        title={t('plan.result', { area: plan.area.name })}
        aside={<Tag tone={tones[plan.status]}>{t(`plan.status.${plan.status}`)}</Tag>}
      >
        <div className="stack">
          {plan.demonstration ? <Notice tone="warn">{t('plan.synthetic')}</Notice> : null}
          <PlanState plan={plan} />
          <Figures plan={plan} />
          {plan.leftOut.map(({ instrument, lacking }) => (
            <Notice key={instrument} tone="warn">
              {t('plan.left_out', {
                instrument: t(`plan.instrument.${instrument}`),
                inputs: lacking.map((name) => t(`plan.input.${name}`)).join('; '),
              })}
            </Notice>
          ))}
          {plan.refusal ? <PlanRefusal plan={plan} refusal={plan.refusal} /> : <Ways plan={plan} />}
        </div>
      </Section>
      {plan.totalIdr === null ? null : (
        <>
          <PlanLimits plan={plan} />
          {children}
          <Section title={t('plan.villages')} aside={<Workbook plan={plan} keptId={keptId ?? null} />}>
            <PlanVillages plan={plan} />
          </Section>
        </>
      )}
      <Section title={t('plan.inputs')}>
        <Inputs inputs={plan.inputs} />
      </Section>
    </div>
  );
}

function PlanState({ plan }: { readonly plan: Plan }) {
  const t = useText();
  const format = useFormat();
  if (plan.status === 'time_limit')
    return (
      <Notice tone="warn">
        {plan.gapPercent === null
          ? t('plan.time_limit.unknown')
          : t('plan.time_limit.hint', { gap: format.percent(plan.gapPercent) })}
      </Notice>
    );
  if (plan.status === 'no_answer') return <Notice tone="warn">{t('plan.no_answer.hint')}</Notice>;
  return null;
}

function Figures({ plan }: { readonly plan: Plan }) {
  const t = useText();
  const format = useFormat();
  const share = ({ workers, percent }: Plan['before'] | Plan['without']) => (
    <>
      <strong>{t('plan.workers_of', { n: format.number(workers) })}</strong>
      {percent === null ? null : <span className="soft"> · {format.percent(percent)}</span>}
    </>
  );
  const by = format.month(plan.asked.by);
  return (
    <div className="stack stack-tight">
      <Facts
        facts={[
          ...(plan.totalIdr === null
            ? []
            : [[t('plan.total_cost'), <strong key="cost">{format.idr(plan.totalIdr)}</strong>] as const]),
          [t('plan.before', { month: format.month(plan.before.month) }), share(plan.before)],
          [t('plan.without', { month: by }), share(plan.without)],
          ...(plan.after ? [[t('plan.after', { month: by }), share(plan.after)] as const] : []),
        ]}
      />
      <div className="soft small plan-words">
        <p>{t('plan.without.hint')}</p>
        {plan.denominator ? (
          <p>
            {t('plan.denominator', {
              ...{ n: format.number(plan.denominator.value), definition: plan.denominator.definition },
              ...{ source: plan.denominator.source, day: format.day(plan.denominator.asOf) },
            })}
          </p>
        ) : null}
        {plan.notKnown > 0 ? <p>{t('plan.not_known', { n: format.number(plan.notKnown) })}</p> : null}
        {plan.gapPercent === null ? null : (
          <p>
            {t('plan.solved_in', {
              seconds: format.number(plan.seconds),
              gap: format.percent(plan.gapPercent),
            })}
          </p>
        )}
      </div>
    </div>
  );
}

function Ways({ plan }: { readonly plan: Plan }) {
  const t = useText();
  const format = useFormat();
  type Way = Plan['instruments'][number];
  const columns: readonly Column<Way>[] = [
    {
      id: 'way',
      header: t('plan.column.instrument'),
      naming: true,
      cell: (row) => t(`plan.instrument.${row.instrument}`),
    },
    {
      ...{ id: 'units', header: t('plan.column.units') },
      cell: (row) =>
        t(`plan.units.${row.instrument}`, { n: format.number(row.units), idr: format.idr(plan.termIdr) }),
    },
    {
      ...{ id: 'workers', header: t('plan.column.workers'), numeric: true },
      cell: (row) => format.number(Math.floor(row.workersMilli / 1000)),
    },
    { id: 'cost', header: t('plan.column.cost'), numeric: true, cell: (row) => format.idr(row.totalIdr) },
  ];
  if (plan.instruments.length === 0) return null;
  return (
    <DataTable
      caption={t('plan.instruments')}
      columns={columns}
      rows={plan.instruments}
      rowKey={(row) => row.instrument}
    />
  );
}

function Inputs({ inputs }: { readonly inputs: readonly PlanInputShown[] }) {
  const t = useText();
  const valueText = useInputValue();
  const columns: readonly Column<PlanInputShown>[] = [
    {
      id: 'name',
      header: t('plan.input_column.name'),
      naming: true,
      cell: (row) => t(`plan.input.${row.name}`),
    },
    { id: 'value', header: t('plan.input_column.value'), numeric: true, cell: valueText },
    { id: 'source', header: t('plan.input_column.source'), cell: (row) => <InputSource input={row} /> },
    { id: 'certainty', header: t('plan.input_column.certainty'), short: true, cell: (row) => row.certainty },
  ];
  return <DataTable caption={t('plan.inputs')} columns={columns} rows={inputs} rowKey={(row) => row.name} />;
}

interface WorkbookProps {
  readonly plan: Plan;
  readonly keptId: string | null;
}

/** The plan by village as a workbook: a kept one as it was kept, another solved again. */
function Workbook({ plan, keptId }: WorkbookProps) {
  const t = useText();
  const { planner } = plannerApi;
  const print = useMutation({
    mutationFn: () =>
      keptId === null ? planner.workbook.call(plan.asked) : planner.keptWorkbook.call({ planId: keptId }),
    onSuccess: saveWorkbook,
  });
  return (
    <div className="no-print">
      <Button variant="default" size="sm" loading={print.isPending} onClick={() => print.mutate()}>
        {t('plan.export')}
      </Button>
      <FailureNotice error={print.error} />
    </div>
  );
}

function saveWorkbook(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(url);
}
