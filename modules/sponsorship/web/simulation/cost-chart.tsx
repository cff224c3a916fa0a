import { useFormat } from '#platform/web/format.ts';
import { useLanguage, useText } from '#platform/web/text.ts';
import type { NamedOutcome } from './named-outcome.ts';
import { shortIdr } from './short-idr.ts';

/**
 * Cost by month of scenarios one under the other, on one scale and the same months: told apart by place and letter, their
 * sources by pattern, so that no colour needs to be seen. The same figures stand in the table under it.
 */
export function CostChart({ outcomes }: { readonly outcomes: readonly NamedOutcome[] }) {
  const t = useText();
  const months = [...new Set(outcomes.flatMap((one) => costsOf(one).map(({ month }) => month)))].toSorted();
  const largest = Math.max(
    1,
    ...outcomes.flatMap((one) => costsOf(one).map(({ totalIdr }) => Number(totalIdr))),
  );
  const payers = [...new Set(outcomes.flatMap(({ outcome }) => outcome.sources.map(({ payer }) => payer)))];
  return (
    <figure className="cost-chart" aria-label={t('simulation.chart.cost')}>
      <figcaption className="cost-legend">
        {payers.map((payer, place) => (
          <span key={payer}>
            <span className={`cost-key ${patternAt(place)}`} />
            {t(`simulation.source.${payer}`)}
          </span>
        ))}
      </figcaption>
      {outcomes.map((one) => (
        <CostRow key={one.letter} one={one} months={months} largest={largest} payers={payers} />
      ))}
    </figure>
  );
}

interface CostRowProps {
  readonly one: NamedOutcome;
  readonly months: readonly string[];
  readonly largest: number;
  readonly payers: readonly string[];
}

function CostRow({ one, months, largest, payers }: CostRowProps) {
  const format = useFormat();
  const language = useLanguage();
  const costs = new Map(costsOf(one).map((cost) => [cost.month, cost]));
  return (
    <div className="cost-row">
      <strong className="cost-name">{one.name}</strong>
      <div className="cost-bars" aria-hidden="true">
        {months.map((month, index) => {
          const cost = costs.get(month);
          const before = costs.get(months[index - 1] ?? '');
          const isNews = cost !== undefined && cost.totalIdr !== before?.totalIdr;
          return (
            <div key={month} className="cost-month">
              <div className="cost-stack">
                {cost?.parts.map(({ payer, totalIdr }) => (
                  <span
                    key={payer}
                    className={`cost-part ${patternAt(payers.indexOf(payer))}`}
                    style={{ height: `calc((100% - 20px) * ${Number(totalIdr) / largest})` }}
                  />
                ))}
                <span className="cost-label">{isNews ? shortIdr(language, String(cost.totalIdr)) : ''}</span>
              </div>
              <span className="cost-tick">{monthWord(format.month(month, 'short'))}</span>
              <span className="cost-tick">
                {index === 0 || month.endsWith('-01') ? month.slice(0, 4) : ''}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function costsOf({ outcome }: NamedOutcome) {
  const [first] = outcome.sources;
  return (first?.months ?? []).map(({ month }, index) => {
    const parts = outcome.sources.map(({ payer, months }) => ({
      payer,
      totalIdr: BigInt(months[index]?.planIdr ?? '0'),
    }));
    return { month, parts, totalIdr: parts.reduce((sum, { totalIdr }) => sum + totalIdr, 0n) };
  });
}

function patternAt(place: number): string {
  return `cost-pattern-${place % 4}`;
}

/** `Jun 26` -> `Jun`: the year stands under it once. */
function monthWord(month: string): string {
  return month.split(' ')[0] ?? month;
}
