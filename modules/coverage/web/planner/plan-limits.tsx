import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { Plan } from './planner-api.ts';

/** What keeps the plan from being better, and what the next rupiah brings. */
export function PlanLimits({ plan }: { readonly plan: Plan }) {
  const t = useText();
  const format = useFormat();
  const { next, limits } = plan;
  const worth = ({ worthIdr, worthMilli }: Plan['limits'][number]): string | null => {
    if (worthIdr !== null) return t('plan.worth.idr', { idr: format.idr(worthIdr) });
    if (worthMilli !== null)
      return t('plan.worth.workers', { n: format.number(Math.floor(worthMilli / 1000)) });
    return null;
  };
  return (
    <Section title={t('plan.limits')}>
      <div className="stack stack-tight">
        {limits.length === 0 ? <p>{t('plan.limits.none')}</p> : null}
        <ul className="plan-list">
          {limits.map((limit) => (
            <li key={limit.limit}>
              {t(`plan.limit.${limit.limit}`, { n: format.number(limit.places) })}
              {worth(limit) === null ? null : <span className="soft">: {worth(limit)}</span>}
            </li>
          ))}
        </ul>
        {next ? (
          <p>
            <strong>
              {t(next.workersMilli === 0 ? 'plan.next.none' : 'plan.next', {
                idr: format.idr(next.stepIdr),
                n: format.number(Math.round(next.workersMilli / 100) / 10),
              })}
            </strong>{' '}
            {next.workersMilli === 0 ? null : t('plan.next.each', { idr: format.idr(eachIdr(next)) })}{' '}
            <span className="soft small">{t('plan.next.how')}</span>
          </p>
        ) : null}
      </div>
    </Section>
  );
}

/** Whole rupiah for one worker more. */
function eachIdr({ stepIdr, workersMilli }: NonNullable<Plan['next']>): string {
  return String((BigInt(stepIdr) * 1000n) / BigInt(workersMilli));
}

interface PlanRefusalProps {
  readonly plan: Plan;
  readonly refusal: NonNullable<Plan['refusal']>;
}

/** Why there is no such plan: the most there is, and what would have to give. */
export function PlanRefusal({ plan, refusal }: PlanRefusalProps) {
  const t = useText();
  const format = useFormat();
  const { most, floorIdr, waysOut } = refusal;
  return (
    <div className="stack">
      <Notice tone="bad">
        {most
          ? t('plan.infeasible.most', {
              ...{
                n: format.number(most.workers),
                percent: most.percent === null ? '–' : format.percent(most.percent),
                idr: format.idr(most.totalIdr),
              },
              target: format.number(plan.targetWorkers ?? 0),
            })
          : t('plan.infeasible.floor', { idr: format.idr(floorIdr) })}
      </Notice>
      <WaysOut waysOut={waysOut} />
    </div>
  );
}

/** What would have to give, each by itself; those that help first. */
function WaysOut({ waysOut }: Pick<PlanRefusalProps['refusal'], 'waysOut'>) {
  const t = useText();
  const format = useFormat();
  const help = waysOut.filter(({ totalIdr }) => totalIdr !== null);
  const others = waysOut.filter(({ totalIdr }) => totalIdr === null);
  if (help.length === 0) return <p>{t('plan.infeasible.no_way')}</p>;
  return (
    <div>
      <h3>{t('plan.infeasible.ways')}</h3>
      <ul className="plan-list">
        {[...help, ...others].map(({ limit, totalIdr }) => (
          <li key={limit}>
            {t(`plan.way.${limit}`)}:{' '}
            {totalIdr === null ? t('plan.way.not') : t('plan.way.reached', { idr: format.idr(totalIdr) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
