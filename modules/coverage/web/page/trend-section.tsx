import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Coverage, coverageApi, type Gap, type Segment } from '#modules/coverage/web/api/index.ts';
import { Trend } from '#modules/coverage/web/trend/index.ts';
import { Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { mainGap, useGaps, useTargetName } from './gaps.ts';

interface Props {
  readonly coverage: Coverage;
  readonly segment: Segment;
}

/**
 * Thirteen months, and the path that the nearest target needs. A target may count by another indicator than the page:
 * then its own trend is drawn, named as such, and the page's is one press away.
 */
export function TrendSection({ coverage, segment }: Props) {
  const t = useText();
  const nameOf = useTargetName();
  const [isOwnShown, setOwnShown] = useState(false);
  const { data } = useGaps(coverage, segment);
  const gap = data ? mainGap(data.gaps) : null;
  const isOther = gap !== null && gap.indicator !== coverage.indicator.id;
  const measured = useMeasured(coverage, isOther ? gap : null, segment);
  const isOwn = !isOther || isOwnShown || !measured;
  const shown = isOwn ? coverage : measured;
  const first = shown.trend[0]?.month ?? '';
  const path = gap && (!isOther || !isOwn) ? gap.path.filter(({ month }) => month >= first) : [];
  const choices = [
    { isChosen: !isOwn, name: t('picture.trend.target'), choose: () => setOwnShown(false) },
    {
      isChosen: isOwn,
      name: t(`coverage.measure.${coverage.indicator.id}`),
      choose: () => setOwnShown(true),
    },
  ];
  return (
    <Section
      id="kemajuan"
      title={t('picture.trend.title', { indicator: t(`coverage.measure.${shown.indicator.id}`) })}
      aside={isOther && measured ? <Choice choices={choices} /> : null}
    >
      <Trend
        trend={shown.trend.map(({ month, protected: count }) => ({ month, count }))}
        path={path.map(({ month, needed }) => ({ month, count: needed }))}
        who={shown.indicator.unit === 'workers' ? t(`picture.trend.of.${shown.segment}`) : null}
        targetName={path.length > 0 && gap ? t('picture.target', { name: nameOf(gap) }) : null}
      />
    </Section>
  );
}

/** The figures of the area by the target's own indicator and segment. */
function useMeasured({ area, view }: Coverage, gap: Gap | null, segment: Segment): Coverage | undefined {
  const input = { area: area.code, view, indicator: gap?.indicator ?? 'PAID', segment };
  return useQuery(coverageApi.coverage.show.queryOptions({ input, enabled: gap !== null })).data;
}

interface ChoiceProps {
  readonly choices: readonly {
    readonly isChosen: boolean;
    readonly name: string;
    readonly choose: () => void;
  }[];
}

function Choice({ choices }: ChoiceProps) {
  const t = useText();
  return (
    <fieldset className="chips segment-chips chips-small no-print">
      <legend className="visually-hidden">{t('picture.trend.which')}</legend>
      {choices.map(({ name, isChosen, choose }) => (
        <button key={name} type="button" className="chip" aria-pressed={isChosen} onClick={choose}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}
