import { NativeSelect } from '@mantine/core';
import { indicatorIds, indicators, offeredSegments } from '#modules/coverage/core/index.ts';
import type { Coverage } from '#modules/coverage/web/api/index.ts';
import { useCoverageSearch } from '#modules/coverage/web/asked/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';

const monthsBack = 36;

interface Props {
  readonly coverage: Coverage;
}

/** What is counted, month, residence or workplace, and segment: all of it in the address. */
export function CoverageControls({ coverage }: Props) {
  const t = useText();
  const format = useFormat();
  const search = useCoverageSearch();
  const { today } = useVisitor();
  const months = Array.from({ length: monthsBack }, (_, index) => addMonths(monthOf(today), -index));
  return (
    <div className="filters no-print">
      <NativeSelect
        className="half wide-filter"
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
      <SegmentChips coverage={coverage} />
    </div>
  );
}

/** Only where the indicator can be told by segment. */
function SegmentChips({ coverage }: Props) {
  const t = useText();
  const search = useCoverageSearch();
  const offered = offeredSegments(indicators[coverage.indicator.id]);
  if (offered.length === 1) return null;
  return (
    <fieldset className="chips segment-chips">
      <legend>{t('picture.segment')}</legend>
      {offered.map((one) => (
        <button
          key={one}
          type="button"
          className="chip"
          aria-pressed={one === search.segment}
          title={t(`coverage.segment.long.${one}`)}
          onClick={() => search.choose({ segmen: one === 'ALL' ? undefined : one })}
        >
          {t(`coverage.segment.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}
