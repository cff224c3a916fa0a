import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import { type Coverage, type SegmentCoverage, segmentOf } from './api.ts';
import type { Defined } from './definition-dialog.tsx';
import { exceedsDenominator } from './scale.ts';
import { useCoverageSearch } from './use-coverage-search.ts';

interface Props {
  readonly coverage: Coverage;
  readonly onDefine: (defined: Defined) => void;
}

/** Protected over workforce of the whole area, and of each segment; each figure opens its definition. */
export function Headline({ coverage, onDefine }: Props) {
  const t = useText();
  const all = segmentOf(coverage.segments, 'ALL');
  const parts = coverage.segments.filter(({ segment }) => segment !== 'ALL');
  const define = (figures: SegmentCoverage) => onDefine({ area: coverage.area, figures });
  return (
    <section className="card headline">
      <h2>{t(`coverage.headline.${coverage.indicator.id}`)}</h2>
      {all ? <Large figures={all} onDefine={() => define(all)} /> : null}
      <div className="stack-tight">
        {parts.map((figures) => (
          <SegmentLine key={figures.segment} figures={figures} onDefine={() => define(figures)} />
        ))}
      </div>
      <p className="soft small">{t('coverage.both_segments')}</p>
    </section>
  );
}

interface FigureProps {
  readonly figures: SegmentCoverage;
  readonly onDefine: () => void;
}

function Large({ figures, onDefine }: FigureProps) {
  const t = useText();
  const format = useFormat();
  return (
    <div>
      <button type="button" className="large-figure" onClick={onDefine} title={t('coverage.definition.open')}>
        {figures.percent ? format.percent(figures.percent) : t('coverage.no_denominator')}
      </button>
      <p>
        <Counts figures={figures} />
      </p>
      {figures.denominator ? (
        <p className="soft small">
          {t('coverage.source_line', {
            source: figures.denominator.source,
            day: format.day(figures.denominator.asOf),
          })}
        </p>
      ) : (
        <p className="soft small">{t('coverage.no_denominator.hint')}</p>
      )}
      <ExceedsNote percent={figures.percent} />
      {figures.denominator?.synthetic ? <p className="synthetic-note">{t('coverage.synthetic')}</p> : null}
    </div>
  );
}

function SegmentLine({ figures, onDefine }: FigureProps) {
  const t = useText();
  const format = useFormat();
  const share = Math.min(100, Number(figures.percent ?? 0));
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
          {figures.percent ? format.percent(figures.percent) : t('coverage.no_denominator')}
        </button>
      </div>
      <div className="bar" aria-hidden="true">
        <span
          className={figures.denominator?.synthetic ? 'bar-fill bar-synthetic' : 'bar-fill'}
          style={{ width: `${share}%` }}
        />
      </div>
      <span className="soft small">
        <Counts figures={figures} />
      </span>
      <ExceedsNote percent={figures.percent} />
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

function Counts({ figures }: { readonly figures: SegmentCoverage }) {
  const t = useText();
  const { indicator } = useCoverageSearch();
  const format = useFormat();
  if (figures.protected === null) return t('coverage.few');
  const n = format.number(figures.protected);
  if (!figures.denominator) return t(`coverage.count_only.${indicator}`, { n });
  return t(`coverage.of_workforce.${indicator}`, { n, all: format.number(figures.denominator.value) });
}
