import type { MonthMark } from '#modules/contributions/core/index.ts';
import {
  type Block,
  type Cell,
  type Paper,
  shownIdr,
  shownMonth,
  shownShortDay,
  type Tone,
} from '#platform/server/pdf/index.ts';
import { type Frame, framed, say } from './frame.ts';

const tones = {
  paid: 'good',
  ahead: 'calm',
  due: 'warn',
  unpaid: 'bad',
  forgone: 'plain',
} as const satisfies Readonly<Record<MonthMark, Tone>>;

export interface StatementMonth {
  readonly month: string;
  readonly segment: 'PU' | 'BPU';
  readonly part: 'protection' | 'savings' | 'whole' | 'adjustment';
  readonly mark: MonthMark;
  /** Who pays, in words; empty when the paper may not say. */
  readonly payer: string;
  readonly amountIdr: bigint;
  readonly paidOn: string | null;
}

export interface StatementOfWorkerFacts {
  readonly frame: Frame;
  readonly name: string;
  readonly nikMasked: string;
  readonly kpj: string;
  readonly residence: string;
  /** How protection stands today, and in which tone. */
  readonly standing: { readonly title: string; readonly text: string; readonly tone: Tone };
  /** Twelve months a year, January first; null: nothing is known of that month. */
  readonly years: readonly { readonly year: string; readonly marks: readonly (MonthMark | null)[] }[];
  /** Newest first. */
  readonly months: readonly StatementMonth[];
}

/** What a worker is told of his contributions: where he stands, the calendar, and every month with who paid it and when. */
export function statementOfWorkerPaper(facts: StatementOfWorkerFacts): Paper {
  const { frame, name, nikMasked, kpj, residence, standing } = facts;
  return framed({
    frame,
    title: say('worker_statement.title'),
    subtitle: name,
    blocks: [
      {
        kind: 'facts',
        facts: [
          [say('nik'), nikMasked],
          [say('kpj'), kpj || '–'],
          [say('residence'), residence || '–'],
        ],
      },
      { kind: 'note', ...standing },
      {
        kind: 'section',
        title: say('worker_statement.calendar'),
        lead: say('worker_statement.calendar.lead'),
      },
      calendarOf(facts.years),
      { kind: 'section', title: say('worker_statement.months'), lead: say('worker_statement.months.lead') },
      monthsOf(facts.months),
    ],
  });
}

function calendarOf(years: StatementOfWorkerFacts['years']): Block {
  const heads = Array.from({ length: 12 }, (_, index) => ({
    title: shownMonth(`2026-${String(index + 1).padStart(2, '0')}`).slice(0, 3),
    width: 1,
    align: 'center' as const,
  }));
  return {
    kind: 'table',
    columns: [{ title: say('year'), width: 0.8 }, ...heads],
    rows: years.map(({ year, marks }) => [
      year,
      ...marks.map((mark): Cell => (mark ? { text: say(`mark.short.${mark}`), tone: tones[mark] } : '–')),
    ]),
    none: say('worker_statement.none'),
    isDense: true,
  };
}

function monthsOf(months: readonly StatementMonth[]): Block {
  const paidIdr = months.reduce((sum, { paidOn, amountIdr }) => (paidOn ? sum + amountIdr : sum), 0n);
  return {
    kind: 'table',
    columns: [
      { title: say('month'), width: 2.9 },
      { title: say('part'), width: 2.5 },
      { title: say('payer'), width: 2.9 },
      { title: say('state'), width: 2.5 },
      { title: say('paid_on'), width: 2.4 },
      { title: say('amount'), width: 2.7, align: 'right' },
    ],
    rows: months.map((row) => [
      shownMonth(row.month),
      say(`part.${row.part}`),
      row.payer || '–',
      { text: say(`mark.${row.mark}`), tone: tones[row.mark] },
      row.paidOn ? shownShortDay(row.paidOn) : '–',
      shownIdr(row.amountIdr),
    ]),
    totals: months.length > 0 ? [[say('worker_statement.paid'), '', '', '', '', shownIdr(paidIdr)]] : [],
    none: say('worker_statement.none'),
  };
}
