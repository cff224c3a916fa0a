import { BankSimulatorPage } from '#modules/contributions/web/index.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { NotFoundPage } from './outcome-pages.tsx';

/** The bank simulator in the demonstration; elsewhere there is no such page. */
export function BankSimulatorRoute() {
  const { mode } = useVisitor();
  return mode === 'demo' ? <BankSimulatorPage /> : <NotFoundPage />;
}
