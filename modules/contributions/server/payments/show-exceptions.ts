import { actsOf, type ExceptionKind, refusePayment } from '#modules/contributions/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { countExceptions, type ExceptionRow, listExceptions } from './exception-queries.ts';
import { cashiers, moneyReaders } from './money-roles.ts';
import { findPayments, type PaymentRow } from './payment-queries.ts';
import { payerOf, paymentLine, workersShown } from './payment-view.ts';

interface Asked {
  readonly kind?: ExceptionKind | undefined;
  readonly state: 'open' | 'settled';
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The work list of payments with each line's story and the acts that it allows. */
export function showExceptions(services: Services, caller: Caller, asked: Asked) {
  const name = 'contributions.show-exceptions';
  return readPeople(services, {
    act: { name, roles: moneyReaders },
    caller,
    perform: async (transaction) => {
      const { kind = null, state, limit } = asked;
      const rows = await listExceptions(transaction, {
        kind,
        state,
        exceptionId: null,
        after: placeOf(asked.cursor),
        limit,
      });
      const payments = await findPayments(
        transaction,
        rows.flatMap(({ payment_id }) => payment_id ?? []),
      );
      const counts = await countExceptions(transaction);
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return {
        output: {
          exceptions: rows.map((row) => exceptionView(row, payments, caller)),
          counts: counts.map(({ amount_idr, ...count }) => ({ ...count, amountIdr: String(amount_idr) })),
          cursor: last ? `${last.opened_on}_${last.exception_id}` : null,
        },
        audit: {
          act: name,
          subjectKind: 'payment_exceptions',
          subjectId: kind ?? 'all',
          details: { rows: rows.length, state },
          workers: workersShown(rows),
        },
      };
    },
  });
}

/** One line of the work list in the caller's sight. @throws Refusal `exception.not_found` */
export async function getException(transaction: Transaction, exceptionId: string): Promise<ExceptionRow> {
  const [row] = await listExceptions(transaction, {
    kind: null,
    state: 'open',
    exceptionId,
    after: null,
    limit: 1,
  });
  if (!row) throw refusePayment('exception.not_found');
  return row;
}

function exceptionView(row: ExceptionRow, payments: readonly PaymentRow[], caller: Caller) {
  const payment = payments.find(({ payment_id }) => payment_id === row.payment_id);
  const payer = payerOf(row);
  const standing = {
    kind: row.kind,
    state: row.state,
    isWaiting: row.is_waiting,
    payerKind: row.payer_kind,
    paymentState: row.payment_state,
  };
  return {
    exceptionId: row.exception_id,
    kind: row.kind,
    state: row.state,
    amountIdr: String(row.amount_idr),
    openedOn: row.opened_on,
    outcome: row.outcome,
    settledAt: row.settled_at?.toISOString() ?? null,
    note: row.note ?? '',
    payment: payment ? paymentLine(payment) : null,
    bill: billOf(row),
    payer: payer ? { ...payer, creditIdr: String(row.credit_idr ?? 0n) } : null,
    reference: row.reference ?? '',
    isWaiting: row.is_waiting,
    acts: isCashier(caller) ? [...actsOf(standing)] : [],
  };
}

function billOf({ bill_id, bill_code, bill_state, first_month, last_month }: ExceptionRow) {
  if (!bill_id || !bill_code || !bill_state || !first_month || !last_month) return null;
  return {
    billId: bill_id,
    code: bill_code,
    state: bill_state,
    firstMonth: first_month,
    lastMonth: last_month,
  };
}

function isCashier(caller: Caller): boolean {
  return cashiers.some((role) => role === caller.role);
}

/** The place where the page before ended; what is no place asks for the first page. */
function placeOf(cursor: string | undefined): { readonly day: string; readonly id: string } | null {
  const found = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(cursor ?? '');
  const [, day, id] = found ?? [];
  return day && id && !Number.isNaN(Date.parse(day)) ? { day, id } : null;
}
