import { Link } from '@tanstack/react-router';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { EffectTable } from './effect-table.tsx';
import type { NamedOutcome } from './named-outcome.ts';
import type { Outcome, Simulation, Source } from './simulation-api.ts';

interface ScenarioDetailProps {
  readonly one: NamedOutcome;
  readonly simulation: Simulation;
}

/** One scenario whole: its sources, its months, and the villages that fall short or out. */
export function ScenarioDetail({ one, simulation }: ScenarioDetailProps) {
  const t = useText();
  const { outcome, name } = one;
  if (outcome.villages === 0)
    return (
      <div className="stack">
        <Notice tone="warn">{t('simulation.reaches_none')}</Notice>
        <NotReached outcome={outcome} />
      </div>
    );
  return (
    <div className="stack">
      <SourcesTable caption={t('simulation.sources_of', { name })} outcome={outcome} />
      <Readings outcome={outcome} />
      <h3>{t('simulation.by_month')}</h3>
      <EffectTable
        caption={t('simulation.by_month_of', { name })}
        outcome={outcome}
        today={simulation.today}
      />
      <p className="soft small">{t('simulation.effect.hint')}</p>
      <NotReached outcome={outcome} />
      <Short outcome={outcome} />
    </div>
  );
}

function SourcesTable({ caption, outcome }: { readonly caption: string; readonly outcome: Outcome }) {
  const t = useText();
  const format = useFormat();
  const columns: Column<Source>[] = [
    {
      id: 'payer',
      header: t('simulation.column.source'),
      naming: true,
      cell: ({ payer }) => t(`simulation.source.${payer}`),
    },
    {
      id: 'villages',
      header: t('simulation.column.villages'),
      numeric: true,
      cell: ({ villages }) => format.number(villages),
    },
    {
      id: 'workers',
      header: t('simulation.column.workers'),
      numeric: true,
      cell: ({ plan }) => format.number(plan.workers),
    },
    {
      id: 'worker_months',
      header: t('simulation.column.worker_months'),
      numeric: true,
      cell: ({ plan }) => format.number(plan.workerMonths),
    },
    {
      id: 'cost',
      header: t('simulation.column.cost'),
      numeric: true,
      cell: ({ plan }) => format.idr(plan.totalIdr),
    },
    {
      id: 'reach_cost',
      header: t('simulation.column.reach_cost'),
      numeric: true,
      cell: ({ reach }) => format.idr(reach.totalIdr),
    },
  ];
  return (
    <DataTable caption={caption} columns={columns} rows={outcome.sources} rowKey={({ payer }) => payer} />
  );
}

/** Where how the law is read decided the price: which setting, how sure, and the cost under the other reading. */
function Readings({ outcome }: { readonly outcome: Outcome }) {
  const t = useText();
  const format = useFormat();
  const deciding = outcome.sources.flatMap(({ payer, switches }) =>
    switches.map((one) => ({ payer, ...one })),
  );
  if (deciding.length === 0) return null;
  return (
    <Notice title={t('simulation.readings')}>
      <ul className="plain-list">
        {deciding.map(({ payer, name, value, certainty, otherwiseIdr }) => (
          <li key={`${payer} ${name}`}>
            {t(value ? 'simulation.reading.relieved' : 'simulation.reading.full', {
              source: t(`simulation.source.${payer}`),
            })}{' '}
            {certainty === 'A'
              ? t('simulation.reading.sure')
              : t('simulation.reading.otherwise', { amount: format.idr(otherwiseIdr) })}
          </li>
        ))}
      </ul>
      <Link to="/aturan" search={{ cari: 'relaksasi' }}>
        {t('simulation.readings.law')}
      </Link>
    </Notice>
  );
}

function NotReached({ outcome }: { readonly outcome: Outcome }) {
  const t = useText();
  const format = useFormat();
  if (outcome.notReached.length === 0) return null;
  return (
    <div className="stack-tight">
      <h3>{t('simulation.not_reached')}</h3>
      {outcome.notReached.map(({ reason, kind, villages }) => (
        <details key={reason + kind} className="village-names">
          <summary>
            {t(`simulation.not_reached.${kind}`, { n: format.number(villages.length) })}{' '}
            {t(`simulation.reason.${reason}`)}
          </summary>
          <p className="soft">{villages.map(({ name }) => name).join(', ')}</p>
        </details>
      ))}
    </div>
  );
}

const shortShown = 60;

function Short({ outcome }: { readonly outcome: Outcome }) {
  const t = useText();
  const format = useFormat();
  const { short, notKnown } = outcome;
  if (short.length === 0 && notKnown === 0) return null;
  const more = short.length - shortShown;
  return (
    <div className="stack-tight">
      <h3>{t('simulation.short')}</h3>
      {notKnown > 0 ? <p>{t('simulation.short.not_known', { n: format.number(notKnown) })}</p> : null}
      {short.length > 0 ? (
        <details className="village-names">
          <summary>{t('simulation.short.few', { n: format.number(short.length) })}</summary>
          <ul className="short-villages">
            {short.slice(0, shortShown).map(({ code, name, unprotected }) => (
              <li key={code}>
                {name} <Tag tone="plain">{format.number(unprotected)}</Tag>
              </li>
            ))}
          </ul>
          {more > 0 ? <p className="soft">{t('simulation.short.more', { n: format.number(more) })}</p> : null}
        </details>
      ) : null}
    </div>
  );
}
