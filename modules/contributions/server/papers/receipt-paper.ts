import { amountInWords } from '#modules/contributions/core/index.ts';
import { type Cell, type Paper, shownDay, shownIdr } from '#platform/server/pdf/index.ts';
import { type Check, checkBlock, type Frame, framed, say } from './frame.ts';
import { shownMonths } from './shown-months.ts';

/** A payment as its payer takes it home. */
export interface ReceiptFacts {
  readonly frame: Frame;
  readonly check: Check;
  readonly receivedOn: string;
  readonly channel: 'teller' | 'va' | 'transfer';
  readonly reference: string;
  readonly payerName: string;
  /** The payment code it was paid under; empty when under none. */
  readonly code: string;
  readonly amountIdr: bigint;
  /** What it paid, a worker and part a line. */
  readonly lines: readonly {
    readonly workerName: string;
    readonly kpj: string;
    readonly part: 'protection' | 'savings' | 'whole' | 'adjustment';
    readonly months: readonly string[];
    readonly amountIdr: bigint;
  }[];
  readonly feeIdr: bigint;
  /** What stays with the payer as credit. */
  readonly creditIdr: bigint;
}

/** The receipt of a payment (kuitansi): who paid how much, for whom and which months. */
export function receiptPaper(facts: ReceiptFacts): Paper {
  const { frame, check, receivedOn, channel, payerName, amountIdr } = facts;
  return framed({
    frame,
    title: say('receipt.title'),
    subtitle: say('receipt.lead', { day: shownDay(receivedOn), channel: say(`channel.${channel}`) }),
    number: check.number,
    blocks: [
      {
        kind: 'facts',
        facts: [
          [say('receipt.from'), payerName],
          ...(facts.code ? [[say('code'), facts.code] as const] : []),
          [say('receipt.reference'), facts.reference],
        ],
      },
      {
        kind: 'amount',
        label: say('receipt.amount'),
        amount: shownIdr(amountIdr),
        words: say('receipt.words', { words: amountInWords(amountIdr) }),
      },
      { kind: 'section', title: say('receipt.for') },
      {
        kind: 'table',
        columns: [
          { title: say('worker'), width: 4 },
          { title: say('kpj'), width: 2.2 },
          { title: say('part'), width: 2.6 },
          { title: say('months'), width: 3.4 },
          { title: say('amount'), width: 2.2, align: 'right' },
        ],
        rows: facts.lines.map((line) => [
          line.workerName,
          line.kpj || '–',
          say(`part.${line.part}`),
          shownMonths(line.months),
          shownIdr(line.amountIdr),
        ]),
        totals: totalsOf(facts),
        none: say('receipt.nothing'),
      },
      checkBlock(check),
    ],
  });
}

/** What it paid and what is left add up to what was received. */
function totalsOf({ lines, feeIdr, creditIdr, amountIdr }: ReceiptFacts): Cell[][] {
  const contributionsIdr = lines.reduce((sum, line) => sum + line.amountIdr, 0n);
  const rows: readonly (readonly [string, bigint])[] = [
    [say('receipt.contributions'), contributionsIdr],
    [say('fee'), feeIdr],
    [say('receipt.credit'), creditIdr],
  ];
  const parts = rows.filter(([, idr]) => idr > 0n);
  const shown = parts.length > 1 ? [...parts, [say('receipt.amount'), amountIdr] as const] : parts;
  return shown.map(([label, idr]) => [label, '', '', '', shownIdr(idr)]);
}
