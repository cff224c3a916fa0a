import { useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { CostChart } from './cost-chart.tsx';
import { CoverageChart } from './coverage-chart.tsx';
import { namedOutcomes } from './named-outcome.ts';
import { ScenarioDetail } from './scenario-detail.tsx';
import type { ScenarioLetter } from './scenario-form.ts';
import type { Simulation } from './simulation-api.ts';

/** Scenarios compared, as picture and as table, and one of them whole. */
export function OutcomeView({ simulation }: { readonly simulation: Simulation }) {
  const t = useText();
  const outcomes = namedOutcomes(simulation, t);
  const { desa, kelurahan } = simulation.villages;
  if (desa + kelurahan === 0)
    return (
      <Empty title={t('simulation.no_villages', { area: simulation.area.name })}>
        {t('simulation.no_villages.hint')}
      </Empty>
    );
  return (
    <div className="stack">
      <Section
        title={t('simulation.result', { area: simulation.area.name })}
        aside={<AreaWords simulation={simulation} />}
      >
        <ComparisonTable
          caption={t('simulation.result', { area: simulation.area.name })}
          outcomes={outcomes}
        />
        <p className="soft small table-words">{t('simulation.reach.hint')}</p>
      </Section>
      <div className="chart-pair">
        <Section title={t('simulation.chart.cost')}>
          <CostChart outcomes={outcomes} />
        </Section>
        <Section title={t('simulation.chart.coverage')}>
          <CoverageChart simulation={simulation} outcomes={outcomes} />
          <Denominator simulation={simulation} />
        </Section>
      </div>
      <Details simulation={simulation} />
    </div>
  );
}

function AreaWords({ simulation }: { readonly simulation: Simulation }) {
  const t = useText();
  const format = useFormat();
  const { desa, kelurahan } = simulation.villages;
  return (
    <span className="soft small">
      {t('simulation.area_words', { desa: format.number(desa), kelurahan: format.number(kelurahan) })}
    </span>
  );
}

/** Over what the percentages stand: definition, source and day, as the coverage page shows them. */
function Denominator({ simulation }: { readonly simulation: Simulation }) {
  const t = useText();
  const format = useFormat();
  const { denominator, paidMonth, onDay } = simulation.today;
  return (
    <div className="stack-tight soft small denominator-words">
      {denominator ? (
        <p>
          {t('simulation.denominator', {
            n: format.number(denominator.value),
            definition: denominator.definition,
            source: denominator.source,
            day: format.day(denominator.asOf),
          })}
        </p>
      ) : null}
      <p>{t('simulation.today', { day: format.day(onDay), month: format.month(paidMonth) })}</p>
      {denominator?.synthetic ? <Notice tone="warn">{t('simulation.synthetic')}</Notice> : null}
    </div>
  );
}

function Details({ simulation }: { readonly simulation: Simulation }) {
  const t = useText();
  const outcomes = namedOutcomes(simulation, t);
  const [letter, setLetter] = useState<ScenarioLetter>('a');
  const shown = outcomes.find((one) => one.letter === letter) ?? outcomes[0];
  if (!shown) return null;
  return (
    <Section
      title={t('simulation.detail', { name: shown.name })}
      aside={
        outcomes.length > 1 ? (
          <div className="chips no-print">
            {outcomes.map((one) => (
              <button
                key={one.letter}
                type="button"
                className="chip"
                aria-pressed={one.letter === shown.letter}
                onClick={() => setLetter(one.letter)}
              >
                {one.name}
              </button>
            ))}
          </div>
        ) : null
      }
    >
      <ScenarioDetail one={shown} simulation={simulation} />
    </Section>
  );
}
