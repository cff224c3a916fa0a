import { receiptNumber, refusePayment } from '#modules/contributions/core/index.ts';
import {
  findPayments,
  journalLine,
  listJournalsOf,
  listPaid,
  moneyReaders,
  paidLine,
  payerOf,
  workersShown,
} from '#modules/contributions/server/payments/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, readPeople, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import {
  findJournal,
  findStatementLine,
  listJournals,
  listPostings,
  type PostingRow,
} from './ledger-queries.ts';

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly account?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Journals of a period, the latest first: sums, and nobody. */
export async function showJournals(services: Services, caller: Caller, asked: Asked) {
  requireRole({ name: 'contributions.show-journals', roles: moneyReaders }, caller);
  const { from, to, account = null, limit } = asked;
  const filter = { from, to, account, limit, after: placeOf(asked.cursor) };
  const rows = await read(services, caller, (transaction) => listJournals(transaction, filter));
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { journals: rows.map(journalLine), cursor: last ? `${last.booked_on}_${last.journal_id}` : null };
}

/**
 * A journal from its payment (and the bank's line that brought it) to worker and month; the look is written down.
 *
 * @throws Refusal `journal.not_found`: absent and out of sight are the same
 */
export function showJournal(services: Services, caller: Caller, journalId: string) {
  const name = 'contributions.show-journal';
  return readPeople(services, {
    act: { name, roles: moneyReaders },
    caller,
    perform: async (transaction) => {
      const row = await findJournal(transaction, journalId);
      if (!row) throw refusePayment('journal.not_found');
      const postings = await listPostings(transaction, journalId);
      const story = row.payment_id ? await storyOf(transaction, row.payment_id, journalId) : untold;
      return {
        output: { ...journalLine(row), lines: postings.map(postingView), ...story },
        audit: {
          act: name,
          subjectKind: 'journal',
          subjectId: journalId,
          areaCode: postings[0]?.area_code ?? '',
          workers: [
            ...new Set([...workersShown(postings), ...story.paid.flatMap(({ workerId }) => workerId ?? [])]),
          ],
        },
      };
    },
  });
}

const untold = { statementLine: null, payment: null, paid: [], related: [] };

async function storyOf(transaction: Transaction, paymentId: string, journalId: string) {
  const [payment] = await findPayments(transaction, [paymentId]);
  const line = await findStatementLine(transaction, paymentId);
  const paid = await listPaid(transaction, paymentId);
  const journals = await listJournalsOf(transaction, paymentId);
  return {
    statementLine: line
      ? { statementId: line.statement_id, fileName: line.file_name, line: line.line, remark: line.remark }
      : null,
    payment: payment
      ? {
          paymentId,
          receipt: receiptNumber(payment.receipt, payment.received_on),
          channel: payment.channel,
          reference: payment.reference,
          amountIdr: String(payment.amount_idr),
          receivedOn: payment.received_on,
        }
      : null,
    paid: paid.map(paidLine),
    related: journals.filter(({ journal_id }) => journal_id !== journalId).map(journalLine),
  };
}

function postingView(row: PostingRow) {
  return {
    line: row.line,
    debit: { account: row.debit_account, nameId: row.debit_id ?? '', nameEn: row.debit_en ?? '' },
    credit: { account: row.credit_account, nameId: row.credit_id ?? '', nameEn: row.credit_en ?? '' },
    amountIdr: String(row.amount_idr),
    payer: payerOf(row)?.name ?? '',
    billCode: row.bill_code ?? '',
  };
}

/** The place where the page before ended; what is no place asks for the first page. */
function placeOf(cursor: string | undefined): { readonly day: string; readonly id: string } | null {
  const found = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(cursor ?? '');
  const [, day, id] = found ?? [];
  return day && id && !Number.isNaN(Date.parse(day)) ? { day, id } : null;
}
