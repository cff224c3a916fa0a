import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { Stages } from './programmes-api.ts';

const parts = ['paid', 'billed', 'reserved', 'free'] as const;

type Part = (typeof parts)[number];

/** Where the money of a budget stands, as one bar and in figures: each part is told by words and pattern, not by colour alone. */
export function StageBar({ stages, legend = false }: { readonly stages: Stages; readonly legend?: boolean }) {
  const t = useText();
  const { idr } = useFormat();
  const ceiling = Number(stages.ceilingIdr);
  const amounts = amountsOf(stages);
  const words = parts.map((part) => `${t(`budgets.stage.${part}`)} ${idr(amounts[part])}`).join(', ');
  return (
    <div className="stage-money">
      <div className="stage-bar" role="img" aria-label={ceiling === 0 ? t('budgets.none') : words}>
        {parts.map((part) => (
          <span
            key={part}
            className={`stage-part stage-${part}`}
            style={{ flexGrow: ceiling === 0 ? 0 : Number(amounts[part]) / ceiling }}
          />
        ))}
      </div>
      {legend ? (
        <dl className="stage-legend">
          {[...parts].reverse().map((part) => (
            <div key={part}>
              <dt>
                <span aria-hidden="true" className={`stage-key stage-${part}`} />
                {t(`budgets.stage.${part}`)}
              </dt>
              <dd>{idr(amounts[part])}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  );
}

function amountsOf(stages: Stages): Readonly<Record<Part, string>> {
  const { freeIdr: free, reservedIdr: reserved, billedIdr: billed, paidIdr: paid } = stages;
  return { free, reserved, billed, paid };
}
