import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { useClockText } from './clock-text.ts';
import type { SanctionDetail } from './sanctions-api.ts';

type Rung = SanctionDetail['rungs'][number];

const stageOf = {
  first_warning: 'first_warning',
  second_warning: 'second_warning',
  fine: 'fine',
  withhold: 'services',
} as const;

/** The four rungs with their clocks: taken, running, or the first day on which each may be taken. */
export function Ladder({ shown }: { readonly shown: SanctionDetail }) {
  const t = useText();
  // Planned rungs of a closed case never come: only what was, is told.
  const rungs = shown.rungs.filter(({ isTaken }) => isTaken || shown.stage !== 'closed');
  if (rungs.length === 0) return null;
  return (
    <Section title={t('sanctions.ladder')}>
      <ol className="rungs">
        {rungs.map((rung) => (
          <RungLine key={rung.kind} rung={rung} shown={shown} />
        ))}
      </ol>
      {shown.stage === 'closed' ? null : <p className="soft small">{t('sanctions.ladder.note')}</p>}
    </Section>
  );
}

function RungLine({ rung, shown }: { readonly rung: Rung; readonly shown: SanctionDetail }) {
  const t = useText();
  const state = stateOf(rung, shown);
  return (
    <li className={`rung rung-${state}`} aria-current={state === 'running' ? 'step' : undefined}>
      <span className="rung-mark" aria-hidden="true" />
      <div>
        <strong>{t(`sanctions.step.${rung.kind}`)}</strong>
        <span className="rung-state">{t(`sanctions.rung.${state}`)}</span>
        <span className="sub">
          <Days rung={rung} state={state} shown={shown} />
        </span>
      </div>
    </li>
  );
}

type RungState = 'taken' | 'running' | 'next' | 'later';

function stateOf({ kind, isTaken }: Rung, { stage, rungs }: SanctionDetail): RungState {
  if (isTaken) return stageOf[kind] === stage ? 'running' : 'taken';
  return rungs.find((one) => !one.isTaken)?.kind === kind ? 'next' : 'later';
}

interface DaysProps {
  readonly rung: Rung;
  readonly state: RungState;
  readonly shown: SanctionDetail;
}

function Days({ rung, state, shown }: DaysProps) {
  const t = useText();
  const format = useFormat();
  const clock = useClockText();
  const from = format.day(rung.fromOn);
  if (state === 'next' && shown.nextFrom !== null) return clock(shown.nextFrom, shown.today);
  if (state === 'next' || state === 'later') return t('sanctions.rung.earliest', { day: from });
  if (rung.toOn === null) return t('sanctions.rung.since', { day: from });
  return t('sanctions.rung.span', { day: from, to: format.day(rung.toOn) });
}
