import './planner.css';
import { useIsFetching, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Page } from '#platform/web/page.tsx';
import { FailureNotice, Loaded, Loading, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { KeepPlanForm } from './keep-plan-form.tsx';
import { KeptPlan } from './kept-plan.tsx';
import { KeptPlans } from './kept-plans.tsx';
import { addressOf, askedOf, faultsOf, type PlanForm } from './plan-form.ts';
import { PlanFormCard } from './plan-form-card.tsx';
import { PlanOutcome } from './plan-outcome.tsx';
import { plannerApi } from './planner-api.ts';
import { usePlanSearch } from './use-plan-search.ts';

/** The cheapest mix towards a target, or the most that a budget buys. */
export function PlanPage() {
  const t = useText();
  const { keptId } = usePlanSearch();
  return (
    <Page
      title={t('plan.title')}
      lead={t('plan.lead')}
      trail={
        keptId === null ? <Link to="/">{t('plan.trail')}</Link> : <Link to="/rencana">{t('plan.title')}</Link>
      }
    >
      {keptId === null ? <Planning /> : <KeptPlan planId={keptId} />}
    </Page>
  );
}

function Planning() {
  const { area, asked, first, ask } = usePlanSearch();
  const queries = useQueryClient();
  const solve = { queryKey: plannerApi.planner.solve.key() };
  const isSolving = useIsFetching(solve) > 0;
  const isSound = asked !== null && Object.keys(faultsOf(asked)).length === 0;
  const inputs = useQuery(plannerApi.planner.inputs.queryOptions({ input: { area } }));
  return (
    <div className="stack">
      <Loaded query={inputs}>
        {(known) => (
          <PlanFormCard
            area={known.area}
            inputs={known.inputs}
            form={asked ?? first}
            isAsked={asked !== null}
            isSolving={isSolving}
            onAsk={(code, form) => {
              const isSame = asked !== null && sameAs([code, form], [area, asked]);
              // Asked for again, the same plan is made of how things stand now.
              if (isSame) queries.invalidateQueries(solve).catch(reportError);
              else ask(code, form);
            }}
          />
        )}
      </Loaded>
      {isSound ? <Solved area={area} form={asked} /> : null}
      <KeptPlans />
    </div>
  );
}

type Asked = readonly [area: string, form: PlanForm];

function sameAs([area, form]: Asked, [other, before]: Asked): boolean {
  return area === other && JSON.stringify(addressOf(form)) === JSON.stringify(addressOf(before));
}

function Solved({ area, form }: { readonly area: string; readonly form: PlanForm }) {
  const t = useText();
  const { role } = useAccount();
  const { openKept } = usePlanSearch();
  const asked = askedOf(area, form);
  // A plan takes seconds: it is asked for once, not whenever the page is looked at again.
  const query = useQuery({
    ...plannerApi.planner.solve.queryOptions({ input: asked }),
    ...{ staleTime: Number.POSITIVE_INFINITY, retry: false },
  });
  if (query.isFetching)
    return (
      <div className="stack" aria-busy="true">
        <Notice>{t('plan.solving')}</Notice>
        <Loading />
      </div>
    );
  if (!query.data) return <FailureNotice error={query.error} />;
  return (
    <PlanOutcome plan={query.data}>
      {role === 'auditor' ? null : <KeepPlanForm asked={asked} onKept={openKept} />}
    </PlanOutcome>
  );
}
