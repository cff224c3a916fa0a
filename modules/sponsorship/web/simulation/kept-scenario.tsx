import { Button, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '#platform/web/format.ts';
import { Page, Section } from '#platform/web/page.tsx';
import { FailureNotice, Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { namedOutcomes } from './named-outcome.ts';
import { OutcomeView } from './outcome-view.tsx';
import { formOf } from './scenario-form.ts';
import { simulationApi } from './simulation-api.ts';
import { useSimulationSearch } from './use-simulation-search.ts';

/** A kept comparison: the figures it was judged by, and what it would be today. */
export function KeptScenario({ scenarioId }: { readonly scenarioId: string }) {
  const t = useText();
  const format = useFormat();
  const search = useSimulationSearch();
  const query = useQuery(simulationApi.simulation.show.queryOptions({ input: { scenarioId } }));
  const kept = query.data;
  return (
    <Page
      title={kept?.name ?? t('simulation.title')}
      lead={kept ? t('simulation.kept.lead', { by: kept.by, at: format.instant(kept.keptAt) }) : null}
      trail={<Link to="/bantuan/simulasi">{t('simulation.back')}</Link>}
      actions={
        kept ? (
          <Button variant="default" onClick={() => search.ask(kept.area.code, kept.variants.map(formOf))}>
            {t('simulation.kept.again')}
          </Button>
        ) : null
      }
    >
      <Loaded query={query}>
        {({ kept: then, today, isOwn, isShared }) => (
          <div className="stack">
            {isOwn ? <ShareSwitch scenarioId={scenarioId} isShared={isShared} /> : null}
            <Section title={t('simulation.kept.today')}>
              {today ? (
                <ComparisonTable caption={t('simulation.kept.today')} outcomes={namedOutcomes(today, t)} />
              ) : (
                <Notice tone="warn">{t('simulation.kept.elsewhere')}</Notice>
              )}
            </Section>
            <h2>{t('simulation.kept.then')}</h2>
            <OutcomeView simulation={then} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function ShareSwitch({ scenarioId, isShared }: { readonly scenarioId: string; readonly isShared: boolean }) {
  const t = useText();
  const queries = useQueryClient();
  const share = useMutation({
    ...simulationApi.simulation.share.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: simulationApi.simulation.key() }),
  });
  return (
    <div className="stack-tight">
      <FailureNotice error={share.error} />
      <Switch
        label={t('simulation.keep.shared')}
        checked={share.isPending ? !isShared : isShared}
        onChange={(event) => share.mutate({ scenarioId, isShared: event.currentTarget.checked })}
      />
    </div>
  );
}
