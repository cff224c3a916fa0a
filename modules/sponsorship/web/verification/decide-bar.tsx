import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { type CheckedList, type CheckedRow, checkApi, useListAct } from './verification-api.ts';

/** Why a verifier rejects someone, most often; any other reason may be written. */
const usualReasons = ['not_vulnerable', 'moved', 'wage', 'unknown', 'income'] as const;

interface DecideBarProps {
  readonly list: CheckedList;
  readonly rows: readonly CheckedRow[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

/** Accept or reject those chosen, many at once; it stays in sight while one goes through the rows. */
export function DecideBar({ list, rows, chosen, onChosen }: DecideBarProps) {
  const t = useText();
  const format = useFormat();
  const [rejects, setRejects] = useState(false);
  const decide = useDecide(list, () => {
    setRejects(false);
    onChosen(new Set());
  });
  // Whoever was decided over keeps his verdict unless he is chosen by name.
  const open = rows.filter(({ verdict }) => verdict === 'proposed');
  const offered = open.length > 0 ? open : rows;
  const isAll = offered.length > 0 && offered.every(({ workerId }) => chosen.has(workerId));
  const fit = rows.filter(({ workerId, outcome }) => chosen.has(workerId) && isPayable(outcome));
  const names = rows.filter(({ workerId }) => chosen.has(workerId)).map(({ name }) => name);
  return (
    <div className="check-bar">
      <Checkbox
        label={t(open.length > 0 ? 'check.choose.open' : 'check.choose.all', {
          count: format.number(offered.length),
        })}
        checked={isAll}
        indeterminate={!isAll && chosen.size > 0}
        disabled={rows.length === 0}
        onChange={() => onChosen(new Set(isAll ? [] : offered.map(({ workerId }) => workerId)))}
      />
      <div className="row">
        <Button
          size="xs"
          disabled={fit.length === 0}
          loading={decide.isPending}
          onClick={() => decide.mutate(fit.map(({ workerId }) => ({ workerId, verdict: 'accept' as const })))}
        >
          {t('check.accept', { count: format.number(fit.length) })}
        </Button>
        <Button size="xs" variant="default" disabled={chosen.size === 0} onClick={() => setRejects(true)}>
          {t('check.reject', { count: format.number(chosen.size) })}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          disabled={chosen.size === 0}
          onClick={() =>
            decide.mutate([...chosen].map((workerId) => ({ workerId, verdict: 'undo' as const })))
          }
        >
          {t('check.undo')}
        </Button>
      </div>
      {list.state === 'verified' ? <p className="small soft check-voids">{t('check.voids')}</p> : null}
      {rejects ? null : <FailureNotice error={decide.error} />}
      {rejects ? (
        <ReasonDialog
          title={t('check.reject.title', { count: format.number(chosen.size) })}
          hint={
            <p className="breakable">
              {names.slice(0, 5).join(', ')}
              {names.length > 5 ? t('check.reject.more', { count: format.number(names.length - 5) }) : ''}
            </p>
          }
          label={t('check.reject.reason')}
          usual={usualReasons.map((one) => t(`check.reject.usual.${one}`))}
          doIt={t('check.reject.do')}
          isBusy={decide.isPending}
          error={decide.error}
          onReason={(reason) =>
            decide.mutate([...chosen].map((workerId) => ({ workerId, verdict: 'reject' as const, reason })))
          }
          onClose={() => {
            decide.reset();
            setRejects(false);
          }}
        />
      ) : null}
    </div>
  );
}

type Verdicts = Parameters<typeof checkApi.decide.call>[0]['verdicts'];

function useDecide({ listId, version }: CheckedList, onDone: () => void) {
  return useListAct((verdicts: Verdicts) => checkApi.decide.call({ listId, version, verdicts }), onDone);
}

/** Whom the check stands against cannot be accepted. */
function isPayable(outcome: CheckedRow['outcome']): boolean {
  return outcome === 'ready' || outcome === 'warning';
}
