import { sql } from 'kysely';
import { receiptNumber } from '#modules/contributions/core/index.ts';
import { receiptPaper } from '#modules/contributions/server/papers/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { printPaper } from '#platform/server/pdf/index.ts';
import { cashiers } from './money-roles.ts';
import { listPaid, type PaidRow, type PaymentRow } from './payment-queries.ts';
import { workersShown } from './payment-view.ts';
import { checkCodeOf } from './receipt-check-code.ts';
import { getPayment } from './show-payments.ts';

const name = 'contributions.print-receipt';

/** Where the people reach the system: a receipt says where it is checked. */
export interface ReceiptServices extends Services {
  readonly baseUrl: string;
}

/**
 * The receipt of a payment as PDF; printed again it is marked a copy.
 *
 * @throws Refusal `payment.not_found`
 */
export async function printReceipt(
  services: ReceiptServices,
  caller: Caller,
  paymentId: string,
): Promise<File> {
  const { row, paid, isFirst, feeIdr } = await act(services, {
    act: { name, roles: cashiers },
    caller,
    request: null,
    perform: async (transaction) => {
      const payment = await getPayment(transaction, paymentId);
      const isOriginal = await markPrinted(transaction, paymentId);
      const lines = await listPaid(transaction, paymentId);
      return {
        output: {
          row: payment,
          paid: lines,
          isFirst: isOriginal,
          feeIdr: await findFee(transaction, paymentId),
        },
        audit: {
          act: name,
          subjectKind: 'payment',
          subjectId: paymentId,
          areaCode: payment.area_code,
          details: { isCopy: !isOriginal },
          workers: workersShown([payment]),
        },
      };
    },
  });
  const paper = receiptPaper(factsOf(services, { row, paid, feeIdr }));
  const bytes = await printPaper(
    isFirst ? paper : { ...paper, title: `${paper.title} – SALINAN`, foot: `SALINAN · ${paper.foot}` },
  );
  const number = receiptNumber(row.receipt, row.received_on);
  return new File([new Uint8Array(bytes)], `kuitansi-${number}${isFirst ? '' : '-salinan'}.pdf`, {
    type: 'application/pdf',
  });
}

async function markPrinted(transaction: Transaction, paymentId: string): Promise<boolean> {
  const { rows } = await sql<{
    is_first: boolean;
  }>`select contributions.print_receipt(${paymentId}::uuid) as is_first`.execute(transaction.of<unknown>());
  return rows[0]?.is_first === true;
}

/** Late fees that were paid when this payment settled what its payer owed. */
async function findFee(transaction: Transaction, paymentId: string): Promise<bigint> {
  const { rows } = await sql<{ idr: bigint }>`
    select coalesce(sum(t.amount_idr), 0)::bigint as idr from contributions.journals j join contributions.postings t on t.journal_id = j.journal_id
    where j.payment_id = ${paymentId}::uuid and j.kind = 'settlement' and t.credit_account = '4310'`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.idr ?? 0n;
}

function factsOf(
  services: ReceiptServices,
  {
    row,
    paid,
    feeIdr,
  }: { readonly row: PaymentRow; readonly paid: readonly PaidRow[]; readonly feeIdr: bigint },
) {
  const facts = { receipt: row.receipt, amountIdr: row.amount_idr, receivedOn: row.received_on };
  const usedIdr = paid.reduce((sum, { amount_idr }) => sum + amount_idr, feeIdr);
  return {
    frame: { office: '', madeAt: new Date().toISOString(), isDemonstration: services.mode === 'demo' },
    check: {
      number: receiptNumber(row.receipt, row.received_on),
      code: checkCodeOf(services.secrets, facts),
      url: `${services.baseUrl}/kuitansi`,
    },
    receivedOn: row.received_on,
    channel: row.channel,
    reference: row.reference,
    payerName: row.payer_name ?? '',
    code: row.code,
    amountIdr: row.amount_idr,
    lines: paid.map((line) => ({
      workerName: line.worker_id === null ? `${line.workers} pekerja` : line.worker_name,
      kpj: line.kpj,
      part: partOf(line.part),
      months: [...line.months],
      amountIdr: line.amount_idr,
    })),
    feeIdr,
    // What other payments had left may have paid with it: then nothing of this one is left.
    creditIdr: usedIdr < row.amount_idr ? row.amount_idr - usedIdr : 0n,
  };
}

function partOf(part: string): 'protection' | 'savings' | 'whole' | 'adjustment' {
  if (part === 'protection' || part === 'savings' || part === 'whole') return part;
  return 'adjustment';
}
