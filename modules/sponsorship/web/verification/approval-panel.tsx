import { Button } from '@mantine/core';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { ListSums } from './list-sums.tsx';
import { reasonText } from './reason-text.ts';
import { ReturnButton } from './return-button.tsx';
import { type CheckedList, checkApi, useListAct } from './verification-api.ts';

type Approval = Awaited<ReturnType<typeof checkApi.approve.call>>;

/** A verified list: exactly what is shown is approved; any later edit voids it. */
export function ApprovalPanel({ list }: { readonly list: CheckedList }) {
  const t = useText();
  const format = useFormat();
  const { listId, version, contentHash: hash } = list;
  const approve = useListAct(() => checkApi.approve.call({ listId, version, hash }));
  if (list.state !== 'verified') return null;
  const left = list.freeIdr === null ? null : BigInt(list.freeIdr) - BigInt(list.amountIdr);
  return (
    <Section title={t(list.may.approve ? 'check.approve.title' : 'check.approve.waits')}>
      <div className="stack">
        <ListSums list={list} />
        <Budget left={left} />
        <p className="small soft">
          {t('check.approve.verified', {
            name: list.verifier?.name ?? '–',
            at: list.verifier?.at ? format.instant(list.verifier.at) : '–',
          })}{' '}
          {t('check.approve.hash')} <span className="code">{hash.slice(0, 16)}</span>
        </p>
        <Conflicts approval={approve.data} />
        <FailureNotice error={approve.error} />
        <div className="form-actions">
          {list.may.approve ? (
            <Button loading={approve.isPending} onClick={() => approve.mutate(undefined)}>
              {t('check.approve')}
            </Button>
          ) : null}
          <ReturnButton list={list} />
        </div>
      </div>
    </Section>
  );
}

function Budget({ left }: { readonly left: bigint | null }) {
  const t = useText();
  const format = useFormat();
  if (left === null) return null;
  if (left < 0n)
    return (
      <Notice tone="warn" title={t('check.budget.short')}>
        {t('check.budget.short.hint', { missing: format.idr((-left).toString()) })}
      </Notice>
    );
  return <p>{t('check.budget.left', { left: format.idr(left.toString()) })}</p>;
}

/** Who stands in the way of an approval, each with the reason. */
function Conflicts({ approval }: { readonly approval: Approval | undefined }) {
  const t = useText();
  const format = useFormat();
  if (approval?.outcome !== 'conflict') return null;
  return (
    <Notice tone="bad" title={t('check.conflict', { count: format.number(approval.conflicts.length) })}>
      <ul className="check-conflicts">
        {approval.conflicts.map((one) => (
          <li key={`${one.workerId} ${one.reason}`}>
            <strong>{one.name}</strong>: {reasonText(one, { t, format })}
          </li>
        ))}
      </ul>
      <p>{t('check.conflict.hint')}</p>
    </Notice>
  );
}
