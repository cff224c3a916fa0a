import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { collectingKinds } from '#modules/contributions/core/index.ts';
import type { Role } from '#platform/core/roles.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { BillTable } from './bill-table.tsx';
import { billsApi } from './bills-api.ts';
import { GroupBillDialog } from './group-bill-dialog.tsx';

const issuers: readonly Role[] = ['office_staff', 'office_supervisor', 'agent_office', 'agent', 'group'];

interface GroupBillsProps {
  readonly organisationId: string;
  readonly kind: string;
}

/** Bills of a group that collects what its members owe for themselves; nothing for other organisations. */
export function GroupBills({ organisationId, kind }: GroupBillsProps) {
  const t = useText();
  const { role } = useAccount();
  const [asks, setAsks] = useState(false);
  const isShown = collectingKinds.some((one) => one === kind) && [...issuers, 'auditor'].includes(role);
  const query = useQuery({
    ...billsApi.bills.list.queryOptions({ input: { payerId: organisationId, kind: 'group', limit: 20 } }),
    enabled: isShown,
  });
  if (!isShown) return null;
  return (
    <Section
      title={t('bills.group')}
      aside={
        issuers.includes(role) ? (
          <Button size="xs" onClick={() => setAsks(true)}>
            {t('bills.group.issue')}
          </Button>
        ) : null
      }
    >
      <p className="soft">{t('bills.group.what')}</p>
      <Loaded query={query} lines={3}>
        {({ bills }) =>
          bills.length === 0 ? (
            <Empty title={t('bills.group.none')}>{t('bills.group.none.hint')}</Empty>
          ) : (
            <BillTable bills={bills} ofOne />
          )
        }
      </Loaded>
      {asks ? <GroupBillDialog organisationId={organisationId} onClose={() => setAsks(false)} /> : null}
    </Section>
  );
}
