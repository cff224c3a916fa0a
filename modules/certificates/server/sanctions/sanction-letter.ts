import {
  type FineMadeOf,
  type OwedBill,
  rungOf,
  type SanctionLetterKind,
  type SanctionPlan,
} from '#modules/certificates/core/index.ts';
import { amountInWords } from '#modules/contributions/core/index.ts';
import {
  type Block,
  type Paper,
  shownDay,
  shownIdr,
  shownMonth,
  shownShortDay,
} from '#platform/server/pdf/index.ts';
import { textOf } from '#platform/server/texts.ts';
import type { Party } from './debt-queries.ts';

export interface SanctionLetterFacts {
  readonly kind: SanctionLetterKind;
  readonly party: Party;
  /** What was found, where the case is not of arrears; empty otherwise. */
  readonly finding: string;
  readonly plan: SanctionPlan;
  readonly number: string;
  readonly writtenOn: string;
  /** RFC 3339. */
  readonly madeAt: string;
  readonly isDemonstration: boolean;
  /** Why it is lifted, as two persons found; empty: everything was paid. */
  readonly reason: string;
  readonly bills: readonly OwedBill[];
  readonly fine: FineMadeOf | null;
  readonly law: { readonly warningDays: number; readonly fineDays: number; readonly finePercent: string };
  readonly actorName: string;
}

/** A letter of the ladder of PP 86/2013: warnings, fine, the request to withhold public services, and their lifting. */
export function sanctionLetter(facts: SanctionLetterFacts): Paper {
  const { kind, party, number, writtenOn, madeAt, isDemonstration, actorName } = facts;
  const title = say(`title.${kind}`);
  return {
    title,
    subtitle: say(`about.${kind}`, { name: party.name }),
    ...{ office: party.office, madeAt, isDemonstration, number: say('number', { number }) },
    foot: [title, party.office].filter((part) => part !== '').join(' · '),
    blocks: [
      { kind: 'facts', facts: addressee(facts) },
      { kind: 'text', text: say('greeting') },
      { kind: 'text', text: say(`opening.${kind}${variant(facts)}`, wordsOf(facts)) },
      ...bodyOf(facts),
      {
        kind: 'signature',
        closing: say(`closing.${kind}`),
        placeAndDay: say('place_and_day', {
          place: party.office.replace(/^Kantor Cabang /, '') || party.regency || party.place,
          day: shownDay(writtenOn),
        }),
        role: say('signer'),
        name: actorName,
      },
    ],
  };
}

function addressee({ kind, party }: SanctionLetterFacts): [string, string][] {
  const employer: [string, string][] = [
    [say('npp'), party.npp || '–'],
    [say('place'), party.place || '–'],
  ];
  if (kind !== 'withhold') return [[say('to'), say('head_of', { name: party.name })], ...employer];
  return [
    [say('to'), say('to.government', { regency: party.regency || '–' })],
    [say('concerning'), party.name],
    ...employer,
    [say('copy_to'), say('head_of', { name: party.name })],
  ];
}

/** Arrears are told by their bills; another duty by what was found. A lifting by two persons says why. */
function variant({ kind, finding, reason, bills }: SanctionLetterFacts): string {
  if (kind === 'lifting') return reason === '' ? '' : '.reason';
  if (kind === 'withhold' && finding === '' && bills.length === 0) return '.fine_only';
  return finding === '' ? '' : '.duty';
}

function wordsOf({ party, writtenOn, finding, reason, plan, bills, law, fine }: SanctionLetterFacts) {
  return {
    ...{ name: party.name, finding, reason, months: bills.length, ...law },
    day: shownDay(writtenOn),
    first_to: dayOf(plan, 'first_warning'),
    second_to: dayOf(plan, 'second_warning'),
    fine_to: dayOf(plan, 'fine'),
    owed_on: fine === null ? '' : shownDay(fine.owedOn),
  };
}

function dayOf(plan: SanctionPlan, kind: 'first_warning' | 'second_warning' | 'fine'): string {
  const toOn = rungOf(plan, kind)?.toOn;
  return toOn ? shownDay(toOn) : '–';
}

function bodyOf(facts: SanctionLetterFacts): Block[] {
  const { kind, plan, fine, bills } = facts;
  if (kind === 'lifting') return [{ kind: 'text', text: say('lifted') }];
  const table = kind === 'fine' ? fineTable(fine) : billsTable(bills);
  return [
    ...table,
    ...(kind === 'withhold' ? servicesTable(plan.services) : []),
    { kind: 'section', title: say('what_to_do') },
    { kind: 'text', text: say(`what_to_do.${kind}`, wordsOf(facts)) },
    { kind: 'text', text: say(`what_next.${kind}`, wordsOf(facts)) },
    { kind: 'section', title: say('law') },
    { kind: 'text', text: say(`law.${kind}`, wordsOf(facts)) },
  ];
}

const billColumns = () =>
  [
    { title: say('month'), width: 2.4 },
    { title: say('code'), width: 3.4 },
    { title: say('due_on'), width: 2.4 },
    { title: say('contribution'), width: 3, align: 'right' },
  ] as const;

function rowsOf(bills: readonly { month: string; code: string; dueOn: string; owedIdr: bigint | string }[]) {
  return bills.map(({ month, code, dueOn, owedIdr }) => [
    ...[shownMonth(month), code, shownShortDay(dueOn)],
    shownIdr(BigInt(owedIdr)),
  ]);
}

function billsTable(bills: readonly OwedBill[]): Block[] {
  if (bills.length === 0) return [];
  const owedIdr = bills.reduce((sum, bill) => sum + bill.owedIdr, 0n);
  return [
    {
      kind: 'table',
      columns: billColumns(),
      rows: rowsOf(bills),
      totals: [[say('total'), '', '', shownIdr(owedIdr)]],
      none: say('none'),
    },
    { kind: 'text', look: 'soft', text: say('late_fee') },
  ];
}

function fineTable(fine: FineMadeOf | null): Block[] {
  if (fine === null) throw new Error('a letter of a fine without the fine');
  const assessed = BigInt(fine.assessedIdr);
  const fineIdr = BigInt(fine.fineIdr);
  return [
    {
      kind: 'table',
      columns: billColumns(),
      rows: [
        ...rowsOf(fine.bills),
        ...(assessed === 0n ? [] : [[say('assessed'), '', '', shownIdr(assessed)]]),
      ],
      totals: [[say('total'), '', '', shownIdr(BigInt(fine.owedIdr))]],
      none: say('none'),
    },
    {
      kind: 'amount',
      label: say('fine'),
      amount: shownIdr(fineIdr),
      words: say('in_words', { words: amountInWords(fineIdr) }),
    },
  ];
}

function servicesTable(services: readonly string[]): Block[] {
  return [
    {
      kind: 'table',
      columns: [
        { title: say('service_number'), width: 1 },
        { title: say('service'), width: 9 },
      ],
      rows: services.map((service, index) => [String(index + 1), textOf('id', `rules.word.${service}`)]),
      none: say('none'),
    },
  ];
}

function say(key: string, details: Readonly<Record<string, string | number>> = {}): string {
  return textOf('id', `sanctions.letter.${key}`, details);
}
