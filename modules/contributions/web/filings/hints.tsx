import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { Hint } from './filings-api.ts';

/** What looks unusual, each in a sentence. */
export function HintList({ hints }: { readonly hints: readonly Hint[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <ul className="plain filing-hints">
      {hints.map(({ kind, workers, amountIdr }) => (
        <li key={kind}>
          {t(`filings.hint.${kind}`, {
            workers: format.number(workers),
            amount: amountIdr === null ? '' : format.idr(amountIdr),
          })}
        </li>
      ))}
    </ul>
  );
}
