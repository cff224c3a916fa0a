import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag } from '#platform/web/page.tsx';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { type Bill, billsApi } from './bills-api.ts';

type Person = Bill['people'][number];

/** For whom a bill is; of a group's, for whom its money pays. */
export function BillPeople({ bill }: { readonly bill: Bill }) {
  const t = useText();
  const format = useFormat();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (bill.people.length === 0) return null;
  return (
    <Section title={t('bills.people', { count: format.number(bill.workers) })}>
      <People people={bill.people} chosen={bill.mayNameMembers ? chosen : null} onChosen={setChosen} />
      {bill.people.length < bill.workers ? (
        <p className="small soft">{t('bills.people.more', { count: format.number(bill.people.length) })}</p>
      ) : null}
      {bill.mayNameMembers ? (
        <NamePaid bill={bill} chosen={chosen} onDone={() => setChosen(new Set())} />
      ) : null}
    </Section>
  );
}

interface PeopleProps {
  readonly people: readonly Person[];
  /** Null: nobody can be chosen. */
  readonly chosen: ReadonlySet<string> | null;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

function People({ people, chosen, onChosen }: PeopleProps) {
  const t = useText();
  const format = useFormat();
  const { role } = useAccount();
  const choose: Column<Person> = {
    id: 'choose',
    header: t('bills.choose'),
    short: true,
    cell: ({ workerId, name, state }) =>
      state === 'due' ? (
        <Checkbox
          aria-label={t('bills.choose.one', { name: name ?? '' })}
          checked={chosen?.has(workerId) ?? false}
          onChange={(event) => {
            const next = new Set(chosen);
            if (event.currentTarget.checked) next.add(workerId);
            else next.delete(workerId);
            onChosen(next);
          }}
        />
      ) : null,
  };
  const columns: readonly Column<Person>[] = [
    ...(chosen ? [choose] : []),
    {
      id: 'name',
      header: t('bills.worker'),
      naming: true,
      sortBy: ({ name }) => name,
      cell: ({ workerId, name, nikMasked }) =>
        name === null ? (
          <span className="soft">{t('bills.worker.elsewhere')}</span>
        ) : (
          <span className="breakable">
            {role === 'worker' ? (
              name
            ) : (
              <Link to="/pekerja/$workerId" params={{ workerId }}>
                {name}
              </Link>
            )}
            <span className="sub">{nikMasked}</span>
          </span>
        ),
    },
    {
      id: 'months',
      header: t('bills.month'),
      cell: ({ months }) => months.map((month) => format.month(month, 'short')).join(', '),
    },
    {
      id: 'amount',
      header: t('bills.amount'),
      numeric: true,
      sortBy: ({ amountIdr }) => Number(amountIdr),
      cell: ({ amountIdr }) => format.idr(amountIdr),
    },
    {
      id: 'state',
      header: t('bills.state'),
      sortBy: ({ state }) => state,
      cell: ({ state }) => (
        <Tag tone={state === 'paid' ? 'good' : state === 'due' ? 'warn' : 'plain'}>
          {t(`bills.month.${state}`)}
        </Tag>
      ),
    },
  ];
  return (
    <DataTable
      dense
      caption={t('bills.worker')}
      columns={columns}
      rows={people}
      rowKey={({ workerId }) => workerId}
    />
  );
}

function NamePaid({
  bill,
  chosen,
  onDone,
}: {
  readonly bill: Bill;
  readonly chosen: ReadonlySet<string>;
  readonly onDone: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const queries = useQueryClient();
  const name = useMutation({
    mutationFn: () => billsApi.bills.nameMembers.call({ paymentCode: bill.code, workerIds: [...chosen] }),
    onSuccess: async () => {
      onDone();
      await queries.invalidateQueries({ queryKey: billsApi.bills.key() });
    },
  });
  const needed = bill.people
    .filter(({ workerId }) => chosen.has(workerId))
    .reduce((sum, { amountIdr, paidIdr }) => sum + BigInt(amountIdr) - BigInt(paidIdr), 0n);
  const isTooMuch = needed > BigInt(bill.heldIdr);
  return (
    <div className="stack">
      <Notice tone="warn" title={t('bills.held', { amount: format.idr(bill.heldIdr) })}>
        {t('bills.held.hint')}
      </Notice>
      <p aria-live="polite" className={isTooMuch ? 'field-error' : ''}>
        {t(isTooMuch ? 'bills.named.too_much' : 'bills.named', {
          count: format.number(chosen.size),
          amount: format.idr(needed.toString()),
        })}
      </p>
      <FailureNotice error={name.error} />
      <div>
        <Button
          disabled={chosen.size === 0 || isTooMuch}
          loading={name.isPending}
          onClick={() => name.mutate()}
        >
          {t('bills.name_paid')}
        </Button>
      </div>
    </div>
  );
}
