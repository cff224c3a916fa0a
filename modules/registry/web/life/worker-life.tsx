import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { WorkerView } from '#modules/registry/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { ActDialog } from './act-dialog.tsx';
import type { ChosenAct } from './draft.ts';

/** Which act is being done, and what became of the last one. */
export function useActs() {
  const [chosen, setChosen] = useState<ChosenAct | null>(null);
  const [outcome, setOutcome] = useState<'done' | 'proposed' | null>(null);
  return {
    chosen,
    outcome,
    choose: (act: ChosenAct) => {
      setOutcome(null);
      setChosen(act);
    },
    close: () => setChosen(null),
    finish: (became: 'done' | 'proposed') => {
      setChosen(null);
      setOutcome(became);
    },
  };
}

interface ActsOfWorkerProps {
  readonly worker: WorkerView;
  readonly acts: ReturnType<typeof useActs>;
}

/** The dialog of the chosen act, what became of it, and after a death the way to the heirs' guidance. */
export function ActsOfWorker({ worker, acts }: ActsOfWorkerProps) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      {acts.outcome ? <Notice tone="good">{t(`life.outcome.${acts.outcome}`)}</Notice> : null}
      {worker.deceasedOn === null ? null : (
        <Notice title={t('life.death.title', { day: format.day(worker.deceasedOn) })}>
          <Link to="/pekerja/$workerId/ahli-waris" params={{ workerId: worker.workerId }}>
            {t('life.heirs.open')}
          </Link>
        </Notice>
      )}
      {acts.chosen ? (
        <ActDialog worker={worker} chosen={acts.chosen} onClose={acts.close} onDone={acts.finish} />
      ) : null}
    </>
  );
}
