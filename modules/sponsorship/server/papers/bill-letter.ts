import { amountInWords, shownPaymentCode } from '#modules/contributions/core/index.ts';
import { shownDay, shownIdr, shownMonth } from '#platform/server/pdf/index.ts';
import type { ListBill, ListFacts } from './list-facts.ts';
import type { OfficialPaper } from './official-paper.ts';
import { fundingInWords, officeInWords, say, shownNumber, termInWords, villageInWords } from './words.ts';

export interface BilledMonth {
  readonly month: string;
  readonly workers: number;
  readonly amountIdr: bigint;
}

interface BillFacts {
  readonly list: ListFacts;
  readonly bill: ListBill;
  readonly months: readonly BilledMonth[];
  readonly today: string;
}

/** The bill to whoever pays for the village's workers: what for, by which code, until when. No names. */
export function billLetter({ list, bill, months, today }: BillFacts): OfficialPaper {
  const state = stateOf(bill, today);
  return {
    fileName: `surat-tagihan-${list.list_id.slice(0, 8)}`,
    title: say('bill.title'),
    subtitle: say('bill.about', { village: villageInWords(list) }),
    office: officeInWords(list.branch),
    facts: [
      [say('bill.to'), list.sponsor_name],
      ...(list.treasurer_name ? [[say('bill.treasurer'), list.treasurer_name] as const] : []),
      [say('bill.code'), shownPaymentCode(bill.code)],
      [say('programme'), list.programme_name],
      [say('agreement'), list.agreement_number || '–'],
      [say('funding'), fundingInWords(list.funding)],
      [say('place'), list.village_path],
      [say('workers'), say('people', { n: shownNumber(bill.workers) })],
      [say('term.title'), termInWords(list)],
      [say('bill.issued'), shownDay(bill.issued_on)],
      [say('bill.due'), shownDay(bill.due_on)],
      ...(bill.expires_on ? [[say('bill.expires'), shownDay(bill.expires_on)] as const] : []),
      [say('state'), say(`bill.state.${state}`)],
    ],
    amount: {
      label: say('bill.amount'),
      amountIdr: bill.amount_idr,
      words: amountInWords(bill.amount_idr),
    },
    tables: [
      {
        title: say('bill.months'),
        columns: [
          { title: say('month'), width: 3 },
          { title: say('workers'), width: 2, isNumber: true },
          { title: say('amount_idr'), width: 3, isNumber: true },
        ],
        rows: months.map(({ month, workers, amountIdr }) => [shownMonth(month), workers, amountIdr]),
        totals: [[say('total'), '', months.reduce((sum, { amountIdr }) => sum + amountIdr, 0n)]],
        none: say('bill.no_months'),
      },
    ],
    notes: notesOf(bill, state),
    signature: {
      closing: say('bill.closing'),
      placeAndDay: shownDay(today),
      role: officeInWords(list.branch) || say('bill.office'),
    },
  };
}

type BillState = 'open' | 'over' | 'paid' | 'ended';

function stateOf({ state, expires_on }: ListBill, today: string): BillState {
  if (state === 'paid') return 'paid';
  if (state !== 'open') return 'ended';
  return expires_on !== null && expires_on < today ? 'over' : 'open';
}

function notesOf(bill: ListBill, state: BillState): OfficialPaper['notes'] {
  if (state === 'paid')
    return [
      {
        title: say('bill.is_paid', { day: shownDay(bill.paid_on ?? bill.issued_on) }),
        text: say('bill.is_paid.text'),
      },
    ];
  if (state !== 'open') return [{ title: say('bill.is_over'), text: say('bill.is_over.text') }];
  const details = { amount: shownIdr(bill.amount_idr), day: shownDay(bill.expires_on ?? bill.due_on) };
  return [
    { title: say('bill.how'), text: say('bill.how.text', details) },
    { title: say('bill.when', details), text: say('bill.when.text', details) },
  ];
}
