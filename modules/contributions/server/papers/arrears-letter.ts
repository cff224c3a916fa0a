import { amountInWords } from '#modules/contributions/core/index.ts';
import { type Block, type Paper, shownDay, shownIdr, shownShortDay } from '#platform/server/pdf/index.ts';
import { type Frame, framed, say } from './frame.ts';
import { shownMonths } from './shown-months.ts';

/** One unpaid bill of an employer, its late fee counted up to the day of the letter. */
export interface ArrearsMonth {
  readonly month: string;
  readonly code: string;
  readonly dueOn: string;
  readonly monthsLate: number;
  readonly owedIdr: bigint;
  readonly feeIdr: bigint;
}

export interface ArrearsLetterFacts {
  readonly frame: Frame;
  readonly number: string;
  /** Where the letter is written: `Denpasar`. */
  readonly place: string;
  readonly writtenOn: string;
  readonly employer: { readonly name: string; readonly npp: string; readonly place: string };
  /** Oldest first. */
  readonly months: readonly ArrearsMonth[];
  /** Money held for the employer already; it is used first. */
  readonly creditIdr: bigint;
  /** What the law says of the latest of these months: the due day of the month after, and the fee a month of delay. */
  readonly law: { readonly dueDay: number; readonly feePercent: string };
  readonly signer: { readonly role: string; readonly name: string };
}

/**
 * The letter that tells an employer of his arrears (surat pemberitahuan tunggakan). A notice, not the written warning of
 * PP 86/2013: that one has a ladder of its own.
 */
export function arrearsLetter(facts: ArrearsLetterFacts): Paper {
  const { frame, number, place, writtenOn, employer, months, signer } = facts;
  const owedIdr = months.reduce((sum, month) => sum + month.owedIdr + month.feeIdr, 0n);
  return framed({
    frame,
    title: say('arrears_letter.title'),
    subtitle: say('arrears_letter.about', { months: months.length }),
    number,
    blocks: [
      {
        kind: 'facts',
        facts: [
          [say('arrears_letter.to'), say('arrears_letter.head_of', { name: employer.name })],
          [say('npp'), employer.npp],
          [say('place'), employer.place || '–'],
        ],
      },
      { kind: 'text', text: say('arrears_letter.greeting') },
      {
        kind: 'text',
        text: say('arrears_letter.opening', { name: employer.name, day: shownDay(writtenOn) }),
      },
      monthsTable(months),
      {
        kind: 'amount',
        label: say('arrears_letter.owed'),
        amount: shownIdr(owedIdr),
        words: say('receipt.words', { words: amountInWords(owedIdr) }),
      },
      ...creditNote(facts.creditIdr),
      { kind: 'section', title: say('arrears_letter.how') },
      { kind: 'text', text: say('arrears_letter.how.text') },
      { kind: 'section', title: say('arrears_letter.law') },
      { kind: 'text', text: say('arrears_letter.law.fee', facts.law) },
      { kind: 'text', text: say('arrears_letter.law.sanctions') },
      {
        kind: 'signature',
        closing: say('arrears_letter.closing'),
        placeAndDay: say('place_and_day', { place, day: shownDay(writtenOn) }),
        ...signer,
      },
    ],
  });
}

function monthsTable(months: readonly ArrearsMonth[]): Block {
  const owedIdr = months.reduce((sum, month) => sum + month.owedIdr, 0n);
  const feeIdr = months.reduce((sum, month) => sum + month.feeIdr, 0n);
  return {
    kind: 'table',
    columns: [
      { title: say('month'), width: 2 },
      { title: say('code'), width: 3.3 },
      { title: say('due_on'), width: 2.4 },
      { title: say('arrears_letter.late'), width: 1.9, align: 'right' },
      { title: say('contribution'), width: 3, align: 'right' },
      { title: say('arrears_letter.fee_so_far'), width: 3, align: 'right' },
    ],
    rows: months.map((row) => [
      shownMonths([row.month]),
      row.code,
      shownShortDay(row.dueOn),
      say('arrears_letter.months_late', { months: row.monthsLate }),
      shownIdr(row.owedIdr),
      shownIdr(row.feeIdr),
    ]),
    totals: [[say('total'), '', '', '', shownIdr(owedIdr), shownIdr(feeIdr)]],
    none: say('arrears_letter.none'),
  };
}

function creditNote(creditIdr: bigint): Block[] {
  if (creditIdr === 0n) return [];
  return [{ kind: 'text', text: say('arrears_letter.credit', { amount: shownIdr(creditIdr) }) }];
}
