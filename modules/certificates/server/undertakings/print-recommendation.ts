import { refuseUndertaking, undertakingReaders } from '#modules/certificates/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import {
  type Block,
  type Fact,
  type Paper,
  printPaper,
  shownDay,
  shownIdr,
  shownMonth,
} from '#platform/server/pdf/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { getUndertaking, referenceOf, type UndertakingRow } from './undertaking-queries.ts';

const definition = { name: 'certificates.print-recommendation', roles: undertakingReaders } as const;

/**
 * The letter of conditional recommendation as PDF, Indonesian; the print is audited.
 *
 * @throws Refusal `undertaking.not_found`, `undertaking.not_accepted`
 */
export async function printRecommendation(
  services: Services,
  caller: Caller,
  undertakingId: string,
): Promise<File> {
  const undertaking = await readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const row = await getUndertaking(transaction, undertakingId);
      if (referenceOf(row) === '') throw refuseUndertaking('undertaking.not_accepted');
      return {
        output: row,
        audit: {
          act: definition.name,
          subjectKind: 'organisation',
          subjectId: row.organisation_id,
          areaCode: row.area_code,
          details: { undertakingId, reference: referenceOf(row) },
        },
      };
    },
  });
  const made = { madeAt: new Date().toISOString(), isDemonstration: services.mode === 'demo' };
  const bytes = await printPaper(recommendationPaper(undertaking, made));
  return new File([new Uint8Array(bytes)], `rekomendasi-bersyarat-${referenceOf(undertaking)}.pdf`, {
    type: 'application/pdf',
  });
}

/** What the letter says; a letter whose undertaking is over says so at its head. */
export function recommendationPaper(
  row: UndertakingRow,
  made: Pick<Paper, 'madeAt' | 'isDemonstration'>,
): Paper {
  const reference = referenceOf(row);
  const office = row.office === '' ? '' : textOf('id', 'papers.office', { branch: row.office });
  const title = say('title');
  return {
    ...{ title, subtitle: say('about', { name: row.name }), office, ...made },
    number: textOf('id', 'papers.number', { number: reference }),
    foot: [title, reference, office].filter((part) => part !== '').join(' · '),
    blocks: [
      ...overNote(row),
      { kind: 'facts', facts: factsOf(row) },
      { kind: 'text', text: say('opening', { name: row.name, day: shownDay(row.filed_on) }) },
      { kind: 'section', title: say('promised') },
      { kind: 'text', text: row.terms, look: 'strong' },
      { kind: 'facts', facts: promisesOf(row) },
      {
        kind: 'note',
        tone: 'warn',
        title: say('until', { day: shownDay(row.due_on) }),
        text: say('until.text'),
      },
      {
        kind: 'signature',
        closing: say('closing'),
        placeAndDay: placeAndDay(row),
        role: say('signer'),
        name: row.decider_name,
      },
    ],
  };
}

function factsOf(row: UndertakingRow): Fact[] {
  return [
    [say('to'), row.name],
    [textOf('id', 'papers.npp'), row.npp ?? '–'],
    [textOf('id', 'papers.place'), row.place || '–'],
  ];
}

function promisesOf(row: UndertakingRow): Fact[] {
  return [
    [say('pay_through'), shownMonth(row.pay_through)],
    [say('owed'), shownIdr(row.owed_idr)],
    ...(row.workers_promised === null
      ? []
      : ([[say('workers'), say('workers.at_least', { workers: row.workers_promised })]] as const)),
    [say('due'), shownDay(row.due_on)],
  ];
}

function overNote({ state, ended_on, due_on }: UndertakingRow): Block[] {
  if (state !== 'kept' && state !== 'broken') return [];
  const day = shownDay(ended_on ?? due_on);
  const tone = state === 'kept' ? 'good' : 'bad';
  return [{ kind: 'note', tone, title: say(`over.${state}`, { day }), text: say(`over.${state}.text`) }];
}

function placeAndDay({ office, decided_on, filed_on }: UndertakingRow): string {
  const place = office.replace(/^Kantor Cabang /, '');
  const day = shownDay(decided_on ?? filed_on);
  return place === '' ? day : textOf('id', 'papers.place_and_day', { place, day });
}

function say(key: string, details: Readonly<Record<string, string | number>> = {}): string {
  return textOf('id', `recommendation.${key}`, details);
}
