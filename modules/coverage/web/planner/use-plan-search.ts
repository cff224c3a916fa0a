import { useNavigate, useSearch } from '@tanstack/react-router';
import { useVisitor } from '#platform/web/visitor.ts';
import { addressOf, firstForm, formIn, type PlanAddress, type PlanForm } from './plan-form.ts';

interface PlanSearch extends PlanAddress {
  readonly wilayah?: string | undefined;
  /** A kept plan. */
  readonly simpanan?: string | undefined;
}

/** What the page shows, kept in its address so that it can be sent to someone. */
export function usePlanSearch() {
  const search: PlanSearch = useSearch({ from: '/rencana' });
  const navigate = useNavigate();
  const { account, today } = useVisitor();
  const [home] = account?.areas ?? [];
  const open = (to: PlanSearch) => {
    navigate({ to: '/rencana', search: to, resetScroll: false }).catch(reportError);
  };
  return {
    /** The area asked for; without one that of the account, else Bali. */
    area: search.wilayah ?? home?.code ?? '51',
    /** Null: nothing was asked yet. */
    asked: formIn(search, today),
    first: firstForm(today),
    keptId: search.simpanan ?? null,
    ask: (area: string, form: PlanForm) => open({ wilayah: area, ...addressOf(form) }),
    openKept: (planId: string) => open({ simpanan: planId }),
  };
}
