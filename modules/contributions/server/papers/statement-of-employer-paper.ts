import { type Block, type Paper, shownDay, shownIdr, type Tone } from '#platform/server/pdf/index.ts';
import { type Frame, framed, say } from './frame.ts';
import { shownMonths } from './shown-months.ts';

export interface StatementBill {
  readonly code: string;
  readonly months: readonly string[];
  readonly workers: number;
  readonly dueOn: string;
  readonly amountIdr: bigint;
  readonly feeIdr: bigint;
  readonly paidIdr: bigint;
  readonly state: 'open' | 'overdue' | 'paid' | 'cancelled' | 'replaced' | 'expired';
}

export interface StatementPayment {
  readonly receivedOn: string;
  readonly channel: 'teller' | 'va' | 'transfer';
  readonly receipt: string;
  readonly code: string;
  readonly amountIdr: bigint;
  readonly state: 'received' | 'posted' | 'unidentified' | 'reversed' | 'returned';
}

export interface StatementOfEmployerFacts {
  readonly frame: Frame;
  readonly name: string;
  readonly npp: string;
  readonly place: string;
  readonly creditIdr: bigint;
  /** Of all open bills, with their late fees. */
  readonly owedIdr: bigint;
  /** Newest first. */
  readonly bills: readonly StatementBill[];
  /** Newest first. */
  readonly payments: readonly StatementPayment[];
}

const billTones = {
  open: 'warn',
  overdue: 'bad',
  paid: 'good',
  cancelled: 'plain',
  replaced: 'plain',
  expired: 'plain',
} as const satisfies Readonly<Record<StatementBill['state'], Tone>>;

/** An employer's account: what was billed, what came, what is owed and what is held for him. */
export function statementOfEmployerPaper(facts: StatementOfEmployerFacts): Paper {
  return framed({
    frame: facts.frame,
    title: say('employer_statement.title'),
    subtitle: facts.name,
    isLandscape: true,
    blocks: [
      {
        kind: 'facts',
        facts: [
          [say('npp'), facts.npp],
          [say('place'), facts.place || '–'],
          [say('employer_statement.owed'), shownIdr(facts.owedIdr)],
          [say('employer_statement.credit'), shownIdr(facts.creditIdr)],
        ],
      },
      { kind: 'section', title: say('employer_statement.bills') },
      billsOf(facts.bills),
      { kind: 'section', title: say('employer_statement.payments') },
      paymentsOf(facts.payments),
    ],
  });
}

function billsOf(bills: readonly StatementBill[]): Block {
  return {
    kind: 'table',
    columns: [
      { title: say('months'), width: 3 },
      { title: say('code'), width: 3.2 },
      { title: say('workers'), width: 1.4, align: 'right' },
      { title: say('due_on'), width: 3 },
      { title: say('contribution'), width: 2.6, align: 'right' },
      { title: say('fee'), width: 2.4, align: 'right' },
      { title: say('paid'), width: 2.6, align: 'right' },
      { title: say('state'), width: 2.2 },
    ],
    rows: bills.map((bill) => [
      shownMonths(bill.months),
      bill.code,
      new Intl.NumberFormat('id-ID').format(bill.workers),
      shownDay(bill.dueOn),
      shownIdr(bill.amountIdr),
      shownIdr(bill.feeIdr),
      shownIdr(bill.paidIdr),
      { text: say(`bill.${bill.state}`), tone: billTones[bill.state] },
    ]),
    none: say('employer_statement.no_bills'),
  };
}

function paymentsOf(payments: readonly StatementPayment[]): Block {
  const receivedIdr = payments
    .filter(({ state }) => state === 'posted' || state === 'received')
    .reduce((sum, { amountIdr }) => sum + amountIdr, 0n);
  return {
    kind: 'table',
    columns: [
      { title: say('received_on'), width: 3 },
      { title: say('channel'), width: 3 },
      { title: say('receipt_number'), width: 2.4 },
      { title: say('code'), width: 3.2 },
      { title: say('state'), width: 2.4 },
      { title: say('amount'), width: 2.8, align: 'right' },
    ],
    rows: payments.map((payment) => [
      shownDay(payment.receivedOn),
      say(`channel.${payment.channel}`),
      payment.receipt,
      payment.code || '–',
      { text: say(`payment.${payment.state}`), tone: payment.state === 'posted' ? 'good' : 'plain' },
      shownIdr(payment.amountIdr),
    ]),
    totals:
      payments.length > 0
        ? [[say('employer_statement.received'), '', '', '', '', shownIdr(receivedIdr)]]
        : [],
    none: say('employer_statement.no_payments'),
  };
}
