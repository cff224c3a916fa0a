import './simulation.css';
import { Button, CopyButton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Page } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { KeepForm } from './keep-form.tsx';
import { KeptList } from './kept-list.tsx';
import { KeptScenario } from './kept-scenario.tsx';
import { OutcomeView } from './outcome-view.tsx';
import { faultsOf, type ScenarioForm, termsOf } from './scenario-form.ts';
import { ScenariosForm } from './scenarios-form.tsx';
import { simulationApi } from './simulation-api.ts';
import { useSimulationSearch } from './use-simulation-search.ts';

/** What ways to spend would cost and whom they would reach, before one is decided. */
export function SimulationPage() {
  const { keptId } = useSimulationSearch();
  return keptId === null ? <Comparison /> : <KeptScenario scenarioId={keptId} />;
}

function Comparison() {
  const t = useText();
  const { area, asked, first, ask } = useSimulationSearch();
  const forms = asked ?? [first];
  const isSound = forms.every((form) => Object.keys(faultsOf(form)).length === 0);
  const query = useQuery({
    ...simulationApi.simulation.simulate.queryOptions({ input: { area, variants: forms.map(termsOf) } }),
    enabled: isSound,
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t('simulation.title')} lead={t('simulation.lead')} trail={<Trail />} actions={<CopyLink />}>
      <div className="stack">
        <ScenariosForm area={area} forms={forms} found={query.data?.area ?? null} onAsk={ask} />
        {isSound ? (
          <Loaded query={query}>
            {(simulation) => (
              <div className="stack" aria-busy={query.isPlaceholderData}>
                <OutcomeView simulation={simulation} />
                <Keeping area={area} forms={forms} />
              </div>
            )}
          </Loaded>
        ) : null}
        <KeptList />
      </div>
    </Page>
  );
}

/** Whoever only reads keeps nothing. */
function Keeping({ area, forms }: { readonly area: string; readonly forms: readonly ScenarioForm[] }) {
  const { role } = useAccount();
  const { openKept } = useSimulationSearch();
  return role === 'auditor' ? null : <KeepForm area={area} forms={forms} onKept={openKept} />;
}

function CopyLink() {
  const t = useText();
  return (
    <CopyButton value={window.location.href} timeout={2500}>
      {({ copied, copy }) => (
        <Button variant="default" onClick={copy}>
          {t(copied ? 'simulation.link.copied' : 'simulation.link')}
        </Button>
      )}
    </CopyButton>
  );
}

function Trail() {
  const t = useText();
  return <Link to="/bantuan">{t('simulation.trail')}</Link>;
}
