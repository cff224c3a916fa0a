import { Link } from '@tanstack/react-router';
import { shownPaymentCode } from '#modules/contributions/core/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { type BillLine, billTones, monthsText } from './bills-api.ts';

/** Bills one under another; whose they are may go without saying. */
export function BillTable({
  bills,
  ofOne = false,
}: {
  readonly bills: readonly BillLine[];
  readonly ofOne?: boolean;
}) {
  const t = useText();
  const format = useFormat();
  const payer: Column<BillLine> = {
    id: 'payer',
    header: t('bills.payer'),
    sortBy: ({ payerName }) => payerName,
    cell: ({ payerName, payerKind }) => (
      <span className="breakable bill-payer">
        {payerName}
        <span className="sub">{t(`bills.payer.${payerKind}`)}</span>
      </span>
    ),
  };
  const columns: readonly Column<BillLine>[] = [
    {
      id: 'code',
      header: t('bills.code'),
      naming: true,
      cell: ({ code, kind }) => (
        <>
          <Link to="/tagihan/$code" params={{ code }} className="code bill-code-small">
            {shownPaymentCode(code)}
          </Link>
          <span className="sub">{t(`bills.kind.${kind}`)}</span>
        </>
      ),
    },
    ...(ofOne ? [] : [payer]),
    {
      id: 'months',
      header: t('bills.month'),
      short: true,
      sortBy: ({ firstMonth }) => firstMonth,
      cell: (bill) => monthsText(bill, format),
    },
    {
      id: 'amount',
      header: t('bills.amount'),
      numeric: true,
      sortBy: ({ amountIdr, feeIdr }) => Number(BigInt(amountIdr) + BigInt(feeIdr)),
      cell: ({ amountIdr, feeIdr }) => format.idr((BigInt(amountIdr) + BigInt(feeIdr)).toString()),
    },
    {
      id: 'due',
      header: t('bills.due'),
      short: true,
      sortBy: ({ dueOn }) => dueOn,
      cell: ({ dueOn }) => format.day(dueOn, 'short'),
    },
    {
      id: 'state',
      header: t('bills.state'),
      cell: ({ state }) => <Tag tone={billTones[state]}>{t(`bills.state.${state}`)}</Tag>,
    },
  ];
  return (
    <DataTable
      dense
      caption={t('bills.title')}
      columns={columns}
      rows={bills}
      rowKey={({ billId }) => billId}
    />
  );
}
