import type { Coverage, Segment } from '#modules/coverage/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';

interface Props {
  readonly coverage: Coverage;
  readonly segment: Segment;
}

/** Workers of the area whose place below it is not known: a cell of its own, never dropped. */
export function NotKnown({ coverage, segment }: Props) {
  const t = useText();
  const format = useFormat();
  const cell = coverage.notKnown.find((one) => one.segment === segment);
  if (!cell || cell.protected === 0) return null;
  const count = cell.protected === null ? t('picture.withheld.short') : format.number(cell.protected);
  return (
    <p className="not-known">
      <strong>{count}</strong> {t(`coverage.not_known.${coverage.view}`)}
    </p>
  );
}
