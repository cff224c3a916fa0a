import { NativeSelect } from '@mantine/core';
import { indicatorIds } from '#modules/coverage/core/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import type { Coverage, Segment } from './api.ts';
import { useCoverageSearch } from './use-coverage-search.ts';

const monthsBack = 36;
const segments = ['ALL', 'PU', 'BPU'] as const satisfies readonly Segment[];

interface Props {
  readonly coverage: Coverage;
  readonly segment: Segment;
  readonly onSegment: (segment: Segment) => void;
}

/** What is counted, month, residence or workplace, and the segment the picture shows. */
export function CoverageControls({ coverage, segment, onSegment }: Props) {
  const t = useText();
  const format = useFormat();
  const search = useCoverageSearch();
  const { today } = useVisitor();
  const months = Array.from({ length: monthsBack }, (_, index) => addMonths(monthOf(today), -index));
  return (
    <div className="filters no-print">
      <NativeSelect
        className="half"
        label={t('coverage.measure')}
        value={coverage.indicator.id}
        onChange={(event) =>
          search.choose({ ukuran: indicatorIds.find((id) => id === event.currentTarget.value) })
        }
        data={indicatorIds.map((id) => ({ value: id, label: t(`coverage.measure.${id}`) }))}
      />
      <NativeSelect
        className="half"
        label={t('coverage.month')}
        value={coverage.month}
        onChange={(event) => search.choose({ bulan: event.currentTarget.value })}
        data={months.map((month) => ({ value: month, label: format.month(month) }))}
      />
      <NativeSelect
        className="half"
        label={t('coverage.view')}
        value={coverage.view}
        onChange={(event) =>
          search.choose({ tampilan: event.currentTarget.value === 'work' ? 'work' : 'residence' })
        }
        data={[
          { value: 'residence', label: t('coverage.view.residence') },
          { value: 'work', label: t('coverage.view.work') },
        ]}
      />
      <fieldset className="chips segment-chips">
        <legend>{t('coverage.segment')}</legend>
        {segments.map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={one === segment}
            onClick={() => onSegment(one)}
          >
            {t(`coverage.segment.${one}`)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
