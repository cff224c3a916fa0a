import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { Use } from './absorption-api.ts';

const parts = ['absorbed', 'ahead', 'billed', 'reserved', 'free'] as const;

type Part = (typeof parts)[number];

function amountsOf(use: Use): Readonly<Record<Part, string>> {
  return {
    absorbed: use.absorbedIdr,
    // Paid for months that have not begun.
    ahead: String(BigInt(use.paidIdr) - BigInt(use.absorbedIdr)),
    billed: use.billedIdr,
    reserved: use.reservedIdr,
    free: use.freeIdr,
  };
}

/** A budget as one bar from what is absorbed to what is free; each part has a pattern and words of its own. */
export function UseBar({ use, legend = false }: { readonly use: Use; readonly legend?: boolean }) {
  const t = useText();
  const { idr } = useFormat();
  const amounts = amountsOf(use);
  const ceiling = Number(use.ceilingIdr);
  const words = parts.map((part) => `${t(`absorption.part.${part}`)} ${idr(amounts[part])}`).join(', ');
  return (
    <div className="use">
      <div className="use-bar" role="img" aria-label={words}>
        {parts.map((part) => (
          <span
            key={part}
            className={`use-part use-${part}`}
            style={{ flexGrow: ceiling === 0 ? 0 : Number(amounts[part]) / ceiling }}
          />
        ))}
      </div>
      {legend ? (
        <dl className="use-legend">
          {parts.map((part) => (
            <div key={part}>
              <dt>
                <span aria-hidden="true" className={`use-key use-${part}`} />
                {t(`absorption.part.${part}`)}
              </dt>
              <dd>{idr(amounts[part])}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  );
}
