import { Button } from '@mantine/core';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { ListSums } from './list-sums.tsx';
import { ReturnButton } from './return-button.tsx';
import { type CheckedList, checkApi, type ShownRows, useListAct } from './verification-api.ts';

interface VerifyPanelProps {
  readonly list: CheckedList;
  readonly onShow: (rows: ShownRows) => void;
}

/** A proposed list: how far its rows are decided, and the list as a whole verified or given back. */
export function VerifyPanel({ list, onShow }: VerifyPanelProps) {
  const t = useText();
  if (list.state !== 'proposed') return null;
  return (
    <Section title={t('check.verify.title')}>
      <div className="stack">
        {list.note ? <Notice title={t('check.note')}>{list.note}</Notice> : null}
        <ListSums list={list} />
        <Progress list={list} />
        <Acts list={list} onShow={onShow} />
      </div>
    </Section>
  );
}

function Progress({ list }: { readonly list: CheckedList }) {
  const t = useText();
  const format = useFormat();
  const { all, undecided, accepted, rejected } = list.counts;
  const share = (count: number) => `${all === 0 ? 0 : (count * 100) / all}%`;
  return (
    <div className="stack-tight">
      <div className="check-progress" aria-hidden="true">
        <span className="check-progress-good" style={{ width: share(accepted) }} />
        <span className="check-progress-bad" style={{ width: share(rejected) }} />
      </div>
      <p className="small soft">
        {t('check.progress', {
          accepted: format.number(accepted),
          rejected: format.number(rejected),
          undecided: format.number(undecided),
        })}
      </p>
    </div>
  );
}

function Acts({ list, onShow }: VerifyPanelProps) {
  const t = useText();
  const format = useFormat();
  const { listId, version } = list;
  const acceptRest = useListAct(() => checkApi.acceptRest.call({ listId, version }));
  const verify = useListAct(() => checkApi.verify.call({ listId, version }));
  const rest = list.counts.undecided;
  if (!list.may.decide && !list.may.verify && !list.may.giveBack) return null;
  return (
    <>
      {verify.data?.outcome === 'rechecked' ? (
        <Notice tone="warn" title={t('check.rechecked')}>
          {t('check.rechecked.hint', { count: format.number(verify.data.overturned) })}
        </Notice>
      ) : null}
      {list.may.verify && rest > 0 ? (
        <p>
          {t('check.verify.first', { count: format.number(rest) })}{' '}
          <button type="button" className="link-button" onClick={() => onShow('undecided')}>
            {t('check.verify.show_undecided')}
          </button>
        </p>
      ) : null}
      <FailureNotice error={verify.error ?? acceptRest.error} />
      <div className="form-actions">
        {list.may.decide && rest > 0 ? (
          <Button loading={acceptRest.isPending} onClick={() => acceptRest.mutate(undefined)}>
            {t('check.accept_rest')}
          </Button>
        ) : null}
        {list.may.verify && rest === 0 ? (
          <Button loading={verify.isPending} onClick={() => verify.mutate(undefined)}>
            {t('check.verify')}
          </Button>
        ) : null}
        <ReturnButton list={list} />
      </div>
    </>
  );
}
