import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { CheckedList, ShownRows } from './verification-api.ts';

const filters = [
  'all',
  'undecided',
  'remarked',
  'unfit',
  'accepted',
  'rejected',
  'reserve',
] as const satisfies readonly ShownRows[];

interface RowFilterProps {
  readonly counts: CheckedList['counts'];
  readonly shown: ShownRows;
  readonly onShow: (rows: ShownRows) => void;
}

/** Which rows are looked at; what there is none of is left out. */
export function RowFilter({ counts, shown, onShow }: RowFilterProps) {
  const t = useText();
  const format = useFormat();
  return (
    <div className="chips">
      {filters
        .filter((one) => one === 'all' || one === shown || counts[one] > 0)
        .map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={one === shown}
            onClick={() => onShow(one)}
          >
            {t(`check.show.${one}`)} <strong>{format.number(counts[one])}</strong>
          </button>
        ))}
    </div>
  );
}
