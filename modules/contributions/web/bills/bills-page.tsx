import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import {
  billKinds,
  billStates,
  readPaymentCode,
  shownPaymentCode,
} from '#modules/contributions/core/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import { csvOf, saveFile } from '#platform/web/csv-file.ts';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Facts, Page } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount, useVisitor } from '#platform/web/visitor.ts';
import { BillTable } from './bill-table.tsx';
import { type BillLine, billsApi, monthsText } from './bills-api.ts';

/** Bills in scope: by state, kind and month, or one by its code. */
export function BillsPage() {
  const t = useText();
  const { role } = useAccount();
  const seesRuns = role === 'office_supervisor' || role === 'office_staff' || role === 'auditor';
  return (
    <Page
      title={t('bills.title')}
      lead={t('bills.lead')}
      actions={
        seesRuns ? (
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/tagihan/bulanan" search={{}} {...props} />}
          >
            {t('bills.runs')}
          </Button>
        ) : null
      }
    >
      <BillFilters />
      <BillList />
    </Page>
  );
}

function BillFilters() {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const { today } = useVisitor();
  const search = useSearch({ from: '/tagihan' });
  const months = Array.from({ length: 26 }, (_, index) => addMonths(monthOf(today), 13 - index));
  const go = (change: Partial<typeof search>) => {
    navigate({ to: '/tagihan', search: { ...search, ...change }, replace: true }).catch(reportError);
  };
  return (
    <section className="card stack">
      <FindByCode />
      <div className="filters">
        <NativeSelect
          label={t('bills.state')}
          value={search.keadaan ?? ''}
          onChange={(event) => {
            const chosen = billStates.find((one) => one === event.currentTarget.value);
            go({ keadaan: chosen });
          }}
          data={[
            { value: '', label: t('bills.all') },
            ...billStates.map((one) => ({ value: one, label: t(`bills.state.${one}`) })),
          ]}
        />
        <NativeSelect
          label={t('bills.kind')}
          value={search.jenis ?? ''}
          onChange={(event) => {
            const chosen = billKinds.find((one) => one === event.currentTarget.value);
            go({ jenis: chosen });
          }}
          data={[
            { value: '', label: t('bills.all') },
            ...billKinds.map((one) => ({ value: one, label: t(`bills.kind.${one}`) })),
          ]}
        />
        <NativeSelect
          label={t('bills.month')}
          value={search.bulan ?? ''}
          onChange={(event) => go({ bulan: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('bills.all') },
            ...months.map((one) => ({ value: one, label: format.month(one) })),
          ]}
        />
      </div>
    </section>
  );
}

function FindByCode() {
  const t = useText();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  return (
    <form
      className="filters"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const code = readPaymentCode(typed);
        if (code === null) {
          setFault(t('bills.code.invalid'));
          event.currentTarget.querySelector('input')?.focus();
          return;
        }
        navigate({ to: '/tagihan/$code', params: { code } }).catch(reportError);
      }}
    >
      <TextInput
        className="grow"
        label={t('bills.code')}
        description={t('bills.code.hint')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
        value={typed}
        error={fault}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setFault(null);
        }}
      />
      <Button type="submit">{t('bills.code.open')}</Button>
    </form>
  );
}

function BillList() {
  const t = useText();
  const format = useFormat();
  const { keadaan, jenis, bulan } = useSearch({ from: '/tagihan' });
  const query = useInfiniteQuery(
    billsApi.bills.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        limit: 50,
        ...(keadaan ? { state: keadaan } : {}),
        ...(jenis ? { kind: jenis } : {}),
        ...(bulan ? { month: bulan } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
  );
  return (
    <section className="card" aria-label={t('bills.title')}>
      <Loaded query={query}>
        {({ pages }) => {
          const bills = pages.flatMap((page) => page.bills);
          const totals = pages[0]?.totals;
          if (bills.length === 0 || !totals)
            return <Empty title={t('bills.empty')}>{t('bills.empty.hint')}</Empty>;
          return (
            <>
              <div className="spread bill-sums">
                <Facts
                  facts={[
                    [t('bills.count'), format.number(totals.bills)],
                    [t('bills.asked'), format.idr(totals.amountIdr)],
                    [t('bills.owed'), <strong key="owed">{format.idr(totals.owedIdr)}</strong>],
                  ]}
                />
                <ExportButton bills={bills} />
              </div>
              <BillTable bills={bills} />
              <MoreRows query={query} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function ExportButton({ bills }: { readonly bills: readonly BillLine[] }) {
  const t = useText();
  const format = useFormat();
  const { today } = useVisitor();
  const save = () => {
    const head = ['code', 'payer', 'kind', 'months', 'amount', 'owed', 'state', 'due'].map((column) =>
      t(`bills.csv.${column}`),
    );
    const rows = bills.map((bill) => [
      shownPaymentCode(bill.code),
      bill.payerName,
      t(`bills.kind.${bill.kind}`),
      monthsText(bill, format),
      Number(bill.amountIdr),
      Number(bill.owedIdr),
      t(`bills.state.${bill.state}`),
      bill.dueOn,
    ]);
    saveFile(`tagihan-${today}.csv`, csvOf([head, ...rows]));
  };
  return (
    <Button variant="default" size="xs" onClick={save} title={t('bills.export.hint')}>
      {t('bills.export', { count: format.number(bills.length) })}
    </Button>
  );
}
