import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '#platform/web/format.ts';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { formOf } from './plan-form.ts';
import { PlanOutcome } from './plan-outcome.tsx';
import { plannerApi } from './planner-api.ts';
import { usePlanSearch } from './use-plan-search.ts';

/** A kept plan with the figures of its moment. */
export function KeptPlan({ planId }: { readonly planId: string }) {
  const t = useText();
  const format = useFormat();
  const { today } = useVisitor();
  const { ask } = usePlanSearch();
  const query = useQuery(plannerApi.planner.show.queryOptions({ input: { planId } }));
  return (
    <Loaded query={query}>
      {({ name, by, keptAt, plan }) => (
        <div className="stack">
          <div className="plan-kept-head">
            <div>
              <h2>{name}</h2>
              <p className="soft small">{t('plan.kept.by', { name: by, time: format.instant(keptAt) })}</p>
            </div>
            <Button variant="default" onClick={() => ask(plan.area.code, formOf(plan.asked, today))}>
              {t('plan.kept.again')}
            </Button>
          </div>
          <PlanOutcome plan={plan} keptId={planId} />
        </div>
      )}
    </Loaded>
  );
}
