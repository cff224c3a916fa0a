import { Button, Checkbox, Modal, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { addMonths, monthOf } from '#platform/core/month.ts';
import { useFormat } from '#platform/web/format.ts';
import { Empty, FailureNotice, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { billsApi } from './bills-api.ts';

type Member = Awaited<ReturnType<typeof billsApi.bills.groupMembers.call>>['members'][number];

/** Through which month, and for which members. Everyone who owes is chosen until someone is left out. */
export function GroupBillDialog({
  organisationId,
  onClose,
}: {
  readonly organisationId: string;
  readonly onClose: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const { today } = useVisitor();
  const [throughMonth, setThroughMonth] = useState(monthOf(today));
  const query = useQuery(
    billsApi.bills.groupMembers.queryOptions({ input: { organisationId, throughMonth } }),
  );
  const months = Array.from({ length: 13 }, (_, index) => addMonths(monthOf(today), index));
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      size="lg"
      title={t('bills.group.issue')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <div className="stack">
        <NativeSelect
          label={t('bills.group.through')}
          description={t('bills.group.through.hint')}
          value={throughMonth}
          onChange={(event) => setThroughMonth(event.currentTarget.value)}
          data={months.map((month) => ({ value: month, label: format.month(month) }))}
        />
        <Loaded query={query}>
          {({ members }) =>
            members.some(({ elsewhere }) => !elsewhere) ? (
              <MemberChoice
                key={throughMonth}
                members={members}
                asked={{ organisationId, throughMonth }}
                onClose={onClose}
              />
            ) : (
              <Empty title={t('bills.group.nobody')}>{t('bills.group.nobody.hint')}</Empty>
            )
          }
        </Loaded>
      </div>
    </Modal>
  );
}

interface MemberChoiceProps {
  readonly members: readonly Member[];
  readonly asked: { readonly organisationId: string; readonly throughMonth: string };
  readonly onClose: () => void;
}

function MemberChoice({ members, asked, onClose }: MemberChoiceProps) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const open = members.filter(({ elsewhere }) => !elsewhere);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = open.filter(({ workerId }) => !left.has(workerId));
  const total = chosen.reduce((sum, { amountIdr }) => sum + BigInt(amountIdr), 0n);
  const issue = useMutation({
    mutationFn: () =>
      billsApi.bills.issueGroup.call({
        ...asked,
        ...(left.size === 0 ? {} : { workerIds: chosen.map(({ workerId }) => workerId) }),
      }),
    onSuccess: async ({ code }) => {
      await queries.invalidateQueries({ queryKey: billsApi.bills.key() });
      await navigate({ to: '/tagihan/$code', params: { code } });
    },
  });
  const choose = (workerId: string, isChosen: boolean) => {
    const next = new Set(left);
    if (isChosen) next.delete(workerId);
    else next.add(workerId);
    setLeft(next);
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        issue.mutate();
      }}
    >
      <fieldset className="bill-members">
        <legend className="visually-hidden">{t('bills.group.members')}</legend>
        <Checkbox
          label={t('bills.group.everyone', { count: format.number(open.length) })}
          checked={left.size === 0}
          indeterminate={left.size > 0 && chosen.length > 0}
          onChange={(event) =>
            setLeft(event.currentTarget.checked ? new Set() : new Set(open.map(({ workerId }) => workerId)))
          }
        />
        <ul>
          {members.map((member) => (
            <li key={member.workerId}>
              <Checkbox
                label={
                  <>
                    <span className="breakable">{member.name}</span>
                    <span className="sub">
                      {member.elsewhere
                        ? t('bills.group.elsewhere')
                        : member.months.map((month) => format.month(month, 'short')).join(', ')}
                    </span>
                  </>
                }
                disabled={member.elsewhere}
                checked={!member.elsewhere && !left.has(member.workerId)}
                onChange={(event) => choose(member.workerId, event.currentTarget.checked)}
              />
              <span>{format.idr(member.amountIdr)}</span>
            </li>
          ))}
        </ul>
      </fieldset>
      <p aria-live="polite">
        <strong>
          {t('bills.group.total', {
            count: format.number(chosen.length),
            amount: format.idr(total.toString()),
          })}
        </strong>
      </p>
      <FailureNotice error={issue.error} />
      <div className="form-actions">
        <Button type="submit" loading={issue.isPending} disabled={chosen.length === 0}>
          {t('bills.issue.do')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}
