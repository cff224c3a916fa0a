import { Button } from '@mantine/core';
import { useState } from 'react';
import { mayDoToList } from '#modules/sponsorship/core/index.ts';
import { checkApi, useListAct, type WaitingList } from '#modules/sponsorship/web/verification/index.ts';
import type { Role } from '#platform/core/roles.ts';
import { useFormat } from '#platform/web/format.ts';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';

/** What can be done to a list together with others: nothing where each row has to be looked at. */
export function actsAtOnce({ state, ownHand }: WaitingList, role: Role): 'approve' | 'bill' | null {
  if (ownHand !== null) return null;
  if (mayDoToList('approve', role, state)) return 'approve';
  return mayDoToList('bill', role, state) ? 'bill' : null;
}

interface WaitingActsProps {
  readonly lists: readonly WaitingList[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

/** Approves or bills the lists chosen: what they come to is shown before, what became of each after. */
export function WaitingActs({ lists, chosen, onChosen }: WaitingActsProps) {
  const t = useText();
  const { role } = useAccount();
  const [said, setSaid] = useState<Said | null>(null);
  const say = (done: Said['done']) => (output: { readonly lists: Said['lists'] }) => {
    setSaid({ done, lists: output.lists });
    onChosen(new Set());
  };
  const approve = useListAct(
    (seen: readonly WaitingList[]) =>
      checkApi.approveMany.call({
        lists: seen.map(({ listId, version, contentHash: hash }) => ({ listId, version, hash })),
      }),
    say('approved'),
  );
  const bill = useListAct(
    (seen: readonly WaitingList[]) => checkApi.billMany.call({ listIds: seen.map(({ listId }) => listId) }),
    say('billed'),
  );
  const able = lists.filter((list) => actsAtOnce(list, role) !== null);
  const picked = able.filter(({ listId }) => chosen.has(listId));
  if (able.length === 0 && said === null) return null;
  const of = (act: 'approve' | 'bill') => picked.filter((list) => actsAtOnce(list, role) === act);
  return (
    <div className="stack-tight">
      <div className="row">
        {able.length > 1 ? (
          <Button
            size="xs"
            variant="default"
            onClick={() =>
              onChosen(new Set(picked.length === able.length ? [] : able.map(({ listId }) => listId)))
            }
          >
            {t(picked.length === able.length ? 'board.choose_none' : 'board.choose_all')}
          </Button>
        ) : null}
        <Act lists={of('approve')} text="board.approve_chosen" act={approve} />
        <Act lists={of('bill')} text="board.bill_chosen" act={bill} />
      </div>
      <Chosen lists={picked} isAble={able.length > 0} />
      <FailureNotice error={approve.error ?? bill.error} />
      {said ? <Outcomes {...said} /> : null}
    </div>
  );
}

interface ActProps {
  readonly lists: readonly WaitingList[];
  readonly text: string;
  readonly act: { readonly isPending: boolean; mutate(lists: readonly WaitingList[]): void };
}

function Act({ lists, text, act }: ActProps) {
  const t = useText();
  const format = useFormat();
  if (lists.length === 0) return null;
  return (
    <Button size="xs" loading={act.isPending} onClick={() => act.mutate(lists)}>
      {t(text, { count: format.number(lists.length) })}
    </Button>
  );
}

/** What the chosen lists come to. */
function Chosen({ lists, isAble }: { readonly lists: readonly WaitingList[]; readonly isAble: boolean }) {
  const t = useText();
  const format = useFormat();
  if (lists.length === 0) return isAble ? <p className="soft">{t('board.choose.hint')}</p> : null;
  const amount = lists.reduce((sum, { amountIdr }) => sum + BigInt(amountIdr), 0n);
  const workers = lists.reduce((sum, list) => sum + list.workers, 0);
  return (
    <p aria-live="polite">
      {t('board.chosen', {
        lists: format.number(lists.length),
        workers: format.number(workers),
        amount: format.idr(amount.toString()),
      })}
    </p>
  );
}

interface Said {
  readonly lists: readonly { readonly listId: string; readonly outcome: string }[];
  readonly done: 'approved' | 'billed';
}

/** What became of each, said as soon as it is known. */
function Outcomes({ lists, done }: Said) {
  const t = useText();
  const format = useFormat();
  const failed = lists.filter(({ outcome }) => outcome !== done);
  const kinds = [...new Set(failed.map(({ outcome }) => outcome))];
  return (
    <Notice
      tone={failed.length === 0 ? 'good' : 'warn'}
      title={t(`board.done.${done}`, { count: format.number(lists.length - failed.length) })}
    >
      {kinds.map((kind) => (
        <p key={kind}>
          {t(`board.outcome.${kind}`, {
            count: format.number(failed.filter(({ outcome }) => outcome === kind).length),
          })}
        </p>
      ))}
    </Notice>
  );
}
