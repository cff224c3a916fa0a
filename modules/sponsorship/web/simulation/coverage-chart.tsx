import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { NamedOutcome } from './named-outcome.ts';
import type { Simulation } from './simulation-api.ts';

interface CoverageChartProps {
  readonly simulation: Simulation;
  readonly outcomes: readonly NamedOutcome[];
}

/** Protected of the workforce while a scenario runs: today's part full, what it adds hatched, both in words beside it. */
export function CoverageChart({ simulation, outcomes }: CoverageChartProps) {
  const t = useText();
  const format = useFormat();
  const { today } = simulation;
  const workforce = today.denominator?.value;
  if (!workforce || today.protected.percent === null)
    return <p className="soft">{t('simulation.chart.no_denominator')}</p>;
  const before = today.protected.percent;
  const shareOf = (workers: number) => `${Math.min(100, (workers / workforce) * 100)}%`;
  return (
    <div className="stack">
      <p className="cost-legend">
        <span>
          <span className="cost-key coverage-today" />
          {t('simulation.chart.key.today')}
        </span>
        <span>
          <span className="cost-key coverage-added" />
          {t('simulation.chart.key.added')}
        </span>
      </p>
      <ul className="coverage-bars">
        {outcomes.map(({ letter, name, outcome }) => {
          const during = outcome.effect[0]?.protected ?? today.protected;
          return (
            <li key={letter}>
              <span className="spread coverage-words">
                <strong>{name}</strong>
                <span>
                  {t('simulation.chart.from_to', {
                    from: format.percent(before),
                    to: format.percent(during.percent ?? before),
                  })}
                </span>
              </span>
              <span className="coverage-track" aria-hidden="true">
                <span className="coverage-today" style={{ width: shareOf(today.protected.workers) }} />
                <span
                  className="coverage-added"
                  style={{ width: shareOf(during.workers - today.protected.workers) }}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
