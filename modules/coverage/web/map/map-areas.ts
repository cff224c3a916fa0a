import {
  type AreaCoverage,
  type Coverage,
  type Segment,
  segmentOf,
} from '#modules/coverage/web/api/index.ts';
import { exceedsDenominator, type MapScale, scaleOf, stepOf } from '#modules/coverage/web/trend/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';

/** What a map draws of one area, whatever its shape there. */
export interface MapArea {
  readonly code: string;
  readonly name: string;
  /** Step of the scale; null: without a colour. */
  readonly step: number | null;
  /** The large text, and a small one below where the figure needs a word. */
  readonly figure: string;
  readonly note: string | null;
  /** The denominator is not a published one. */
  readonly isSynthetic: boolean;
  /** Too few people to be shown to anyone. */
  readonly isWithheld: boolean;
  /** Everything in words. */
  readonly label: string;
}

export interface MapAreas {
  readonly scale: MapScale;
  readonly areas: readonly MapArea[];
}

/** The areas below the one shown, as maps and legend draw them. */
export function useMapAreas(coverage: Coverage, segment: Segment): MapAreas {
  const wordsOf = useWords(coverage);
  const figures = coverage.children.map((child) => figureOf(child, segment));
  const scale = scaleOf(figures);
  return {
    scale,
    areas: coverage.children.map((child, index) => {
      const figure = figures[index] ?? figureOf(child, segment);
      return {
        ...{ code: child.area.code, name: child.area.name },
        step: stepOf(scale, figure),
        isSynthetic: figure.isSynthetic,
        isWithheld: figure.count === null,
        ...wordsOf(child.area.name, figure),
      };
    }),
  };
}

interface Figure {
  readonly percent: string | null;
  readonly count: number | null;
  readonly hasDenominator: boolean;
  readonly isSynthetic: boolean;
}

function figureOf(child: AreaCoverage, segment: Segment): Figure {
  const figures = segmentOf(child.segments, segment);
  return {
    percent: figures?.percent ?? null,
    count: figures?.protected ?? null,
    hasDenominator: Boolean(figures?.denominator),
    isSynthetic: figures?.percent ? (figures.denominator?.synthetic ?? false) : false,
  };
}

function useWords(coverage: Coverage) {
  const t = useText();
  const format = useFormat();
  const { unit } = coverage.indicator;
  // Where nothing has a percentage nobody misses one.
  const expectsPercent = coverage.segments.some(({ percent }) => percent !== null);
  return (name: string, { percent, count, hasDenominator }: Figure) => {
    if (count === null)
      return {
        figure: t('picture.withheld.short'),
        note: null,
        label: `${name}: ${t('picture.withheld')}`,
      };
    const words = t(`picture.count.${unit}`, { n: format.number(count) });
    if (percent === null) {
      const note = expectsPercent && !hasDenominator ? t('coverage.no_denominator.short') : null;
      const label = `${name}: ${words}${note ? `, ${note}` : ''}`;
      return { figure: format.number(count), note, label };
    }
    const exceeds = exceedsDenominator(percent) ? ` (${t('coverage.exceeds')})` : '';
    return {
      figure: format.percent(percent),
      note: null,
      label: `${name}: ${format.percent(percent)}${exceeds}, ${words}`,
    };
  };
}
