import type { CheckStatus } from '#modules/certificates/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { ShownList } from './tender-api.ts';

/** `unread`: not valid too, since no number of the row can be read. */
export type Outcome = CheckStatus | 'unread';

interface OutcomeTilesProps {
  readonly list: ShownList;
  readonly outcome: Outcome | null;
  readonly onOutcome: (outcome: Outcome | null) => void;
}

/** Each outcome with its number of rows; choosing one filters the rows below. */
export function OutcomeTiles({ list, outcome, onOutcome }: OutcomeTilesProps) {
  const t = useText();
  const format = useFormat();
  const tiles: readonly (readonly [Outcome, number])[] = [
    ['VALID', list.rowsValid],
    ['CONDITIONAL', list.rowsConditional],
    ['TIDAK_VALID', list.rowsNotValid],
    ['unread', list.rowsUnread],
  ];
  return (
    <fieldset className="tender-tiles-frame">
      <legend className="soft small">{t('tender.filter', { n: format.number(list.rows) })}</legend>
      <div className="outcomes tender-tiles">
        {tiles.map(([one, rows]) => (
          <button
            key={one}
            type="button"
            className={`outcome tender-tile-${one}`}
            aria-pressed={outcome === one}
            disabled={rows === 0}
            onClick={() => onOutcome(outcome === one ? null : one)}
          >
            <strong>{format.number(rows)}</strong>
            <span>{t(one === 'unread' ? 'tender.unread' : `desk.status.${one}`)}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
