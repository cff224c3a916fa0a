import { Button, Modal, Radio } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { monthsAhead } from '#modules/contributions/core/index.ts';
import type { Role } from '#platform/core/roles.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty, FailureNotice, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { BillTable } from './bill-table.tsx';
import { billsApi } from './bills-api.ts';

const issuers: readonly Role[] = [
  'office_staff',
  'office_supervisor',
  'agent_office',
  'agent',
  'group',
  'village',
  'worker',
];
/** As chosen at registration, or chosen anew. */
const savingsChoices = ['registered', 'with', 'without'] as const;
const readers: readonly Role[] = [...issuers, 'auditor'];

interface WorkerBillsProps {
  readonly workerId: string;
  /** False: a wage earner alone, whose employer is billed. */
  readonly paysHimself?: boolean;
}

/** A worker's own bills that are open, and a new one for 1, 2, 3, 6 or 12 months. */
export function WorkerBills({ workerId, paysHimself = true }: WorkerBillsProps) {
  const t = useText();
  const { role } = useAccount();
  const [asks, setAsks] = useState(false);
  const mayRead = readers.includes(role);
  const query = useQuery({
    ...billsApi.bills.list.queryOptions({ input: { payerId: workerId, state: 'open', limit: 20 } }),
    enabled: mayRead && paysHimself,
  });
  if (!mayRead || !paysHimself) return null;
  const mayIssue = issuers.includes(role);
  return (
    <Section
      title={t(role === 'worker' ? 'bills.own' : 'bills.of_worker')}
      aside={
        mayIssue ? (
          <Button size="xs" onClick={() => setAsks(true)}>
            {t('bills.issue')}
          </Button>
        ) : null
      }
    >
      <Loaded query={query} lines={3}>
        {({ bills }) =>
          bills.length === 0 ? (
            <Empty title={t('bills.none_open')}>{mayIssue ? t('bills.none_open.hint') : null}</Empty>
          ) : (
            <BillTable bills={bills} ofOne />
          )
        }
      </Loaded>
      {asks ? <IssueDialog workerId={workerId} onClose={() => setAsks(false)} /> : null}
    </Section>
  );
}

interface IssueDialogProps {
  readonly workerId: string;
  readonly onClose: () => void;
}

function IssueDialog({ workerId, onClose }: IssueDialogProps) {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [months, setMonths] = useState<(typeof monthsAhead)[number]>(1);
  const [savings, setSavings] = useState<(typeof savingsChoices)[number]>('registered');
  const issue = useMutation({
    mutationFn: () =>
      billsApi.bills.issue.call({
        workerId,
        months,
        ...(savings === 'registered' ? {} : { withSavings: savings === 'with' }),
      }),
    onSuccess: async ({ code }) => {
      await queries.invalidateQueries({ queryKey: billsApi.bills.key() });
      await navigate({ to: '/tagihan/$code', params: { code } });
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('bills.issue')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          issue.mutate();
        }}
      >
        <Radio.Group
          label={t('bills.issue.months')}
          description={t('bills.issue.months.hint')}
          value={String(months)}
          onChange={(value) => setMonths(monthsAhead.find((count) => String(count) === value) ?? 1)}
        >
          <div className="bill-choices">
            {monthsAhead.map((count) => (
              <Radio key={count} value={String(count)} label={t('bills.issue.count', { count })} />
            ))}
          </div>
        </Radio.Group>
        <Radio.Group
          label={t('bills.issue.savings')}
          value={savings}
          onChange={(value) => setSavings(savingsChoices.find((one) => one === value) ?? 'registered')}
        >
          <div className="stack-tight">
            {savingsChoices.map((one) => (
              <Radio key={one} value={one} label={t(`bills.issue.savings.${one}`)} />
            ))}
          </div>
        </Radio.Group>
        <FailureNotice error={issue.error} />
        <div className="form-actions">
          <Button type="submit" loading={issue.isPending}>
            {t('bills.issue.do')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
