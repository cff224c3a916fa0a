import type { ReactNode } from 'react';
import { indicators, offeredSegments } from '#modules/coverage/core/index.ts';
import {
  type Coverage,
  type Segment,
  type SegmentCoverage,
  segmentOf,
} from '#modules/coverage/web/api/index.ts';
import { exceedsDenominator } from '#modules/coverage/web/trend/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { Defined } from './definition-dialog.tsx';

type Unit = Coverage['indicator']['unit'];

interface Props {
  readonly coverage: Coverage;
  readonly segment: Segment;
  readonly onDefine: (defined: Defined) => void;
  /** What the target asks, below the figure. */
  readonly children?: ReactNode;
}

/** The one figure of the area and segment, then that of each segment; every figure opens its definition. */
export function Headline({ coverage, segment, onDefine, children }: Props) {
  const t = useText();
  const { id, unit } = coverage.indicator;
  const chosen = segmentOf(coverage.segments, segment);
  const offered = offeredSegments(indicators[id]);
  const parts = coverage.segments.filter((one) => one.segment !== 'ALL' && offered.includes(one.segment));
  const define = (figures: SegmentCoverage) => onDefine({ area: coverage.area, figures });
  return (
    <section className="card headline" id="angka">
      <h2>
        {t(`coverage.measure.${id}`)}
        {segment === 'ALL' ? null : <span className="soft">, {t(`coverage.segment.long.${segment}`)}</span>}
      </h2>
      {chosen ? <Large figures={chosen} unit={unit} onDefine={() => define(chosen)} /> : null}
      {children}
      {parts.length > 0 ? (
        <div className="stack-tight">
          {parts.map((figures) => (
            <SegmentLine
              key={figures.segment}
              figures={figures}
              unit={unit}
              onDefine={() => define(figures)}
            />
          ))}
          <p className="soft small">{t('coverage.both_segments')}</p>
        </div>
      ) : null}
    </section>
  );
}

interface FigureProps {
  readonly figures: SegmentCoverage;
  readonly unit: Unit;
  readonly onDefine: () => void;
}

function Large({ figures, unit, onDefine }: FigureProps) {
  const t = useText();
  const format = useFormat();
  const { percent, denominator } = figures;
  return (
    <div>
      <button type="button" className="large-figure" onClick={onDefine} title={t('coverage.definition.open')}>
        {percent ? format.percent(percent) : countText(figures, format.number, t('picture.withheld.short'))}
      </button>
      <p>
        <Counts figures={figures} unit={unit} />
      </p>
      <ExceedsNote percent={percent} />
      {denominator ? (
        <p className="soft small">
          {t('coverage.source_line', { source: denominator.source, day: format.day(denominator.asOf) })}
        </p>
      ) : null}
      {denominator?.synthetic ? <p className="synthetic-note">{t('coverage.synthetic')}</p> : null}
    </div>
  );
}

function SegmentLine({ figures, unit, onDefine }: FigureProps) {
  const t = useText();
  const format = useFormat();
  const { percent } = figures;
  return (
    <div className="segment-line">
      <div className="spread">
        <strong>{t(`coverage.segment.long.${figures.segment}`)}</strong>
        <button
          type="button"
          className="link-button"
          onClick={onDefine}
          title={t('coverage.definition.open')}
        >
          {percent ? format.percent(percent) : countText(figures, format.number, t('picture.withheld.short'))}
        </button>
      </div>
      {percent ? (
        <div className="bar" aria-hidden="true">
          <span
            className={figures.denominator?.synthetic ? 'bar-fill bar-synthetic' : 'bar-fill'}
            style={{ width: `${Math.min(100, Number(percent))}%` }}
          />
        </div>
      ) : null}
      <span className="soft small">
        <Counts figures={figures} unit={unit} />
      </span>
      <ExceedsNote percent={percent} />
    </div>
  );
}

/** Said beside every figure above 100%: it is shown as it is, not cut. */
export function ExceedsNote({ percent }: { readonly percent: string | null }) {
  const t = useText();
  if (!exceedsDenominator(percent)) return null;
  return (
    <span className="sub soft small" title={t('coverage.exceeds.hint')}>
      {t('coverage.exceeds')}
    </span>
  );
}

/** How many of how many; without a denominator, that there is none and what to do. */
function Counts({ figures, unit }: Omit<FigureProps, 'onDefine'>) {
  const t = useText();
  const format = useFormat();
  const { protected: count, denominator, percent } = figures;
  if (count === null) return t('picture.withheld');
  const n = format.number(count);
  if (denominator && percent) return t('picture.of_workforce', { n, all: format.number(denominator.value) });
  return t(`picture.count.${unit}`, { n });
}

function countText(
  { protected: count }: SegmentCoverage,
  formatNumber: (value: number) => string,
  withheld: string,
): string {
  return count === null ? withheld : formatNumber(count);
}
