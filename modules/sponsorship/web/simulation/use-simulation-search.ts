import { useNavigate, useSearch } from '@tanstack/react-router';
import { useVisitor } from '#platform/web/visitor.ts';
import { addressOf, firstForm, formsIn, type ScenarioAddress, type ScenarioForm } from './scenario-form.ts';

interface SimulationSearch extends ScenarioAddress {
  readonly wilayah?: string | undefined;
  /** A kept scenario. */
  readonly simpanan?: string | undefined;
}

/** What the page shows, kept in its address so that it can be sent to someone. */
export function useSimulationSearch() {
  const search: SimulationSearch = useSearch({ from: '/bantuan/simulasi' });
  const navigate = useNavigate();
  const { account, today } = useVisitor();
  const [home] = account?.areas ?? [];
  const open = (to: SimulationSearch) => {
    navigate({ to: '/bantuan/simulasi', search: to, resetScroll: false }).catch(reportError);
  };
  return {
    /** The area asked for; without one that of the account, else Bali. */
    area: search.wilayah ?? home?.code ?? '51',
    /** Null: nothing was asked yet. */
    asked: formsIn(search),
    first: firstForm(today),
    keptId: search.simpanan ?? null,
    ask: (area: string, forms: readonly ScenarioForm[]) => open({ wilayah: area, ...addressOf(forms) }),
    openKept: (scenarioId: string) => open({ simpanan: scenarioId }),
  };
}
