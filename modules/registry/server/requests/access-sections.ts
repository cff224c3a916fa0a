import { z } from 'zod';
import { shownDay, shownIdr, shownInstant } from '#platform/server/pdf/index.ts';
import { textOf, textsOf } from '#platform/server/texts.ts';
import type { Everything } from './everything.ts';

type Row = Everything['looks'][number];
type Fact = readonly [string, string];

/** One block of the copy: a title, then pairs of a term and a value, or a sentence where there is nothing. */
export interface AccessSection {
  readonly title: string;
  readonly lead?: string;
  readonly entries: readonly {
    readonly title?: string;
    readonly facts: readonly (readonly [string, string])[];
  }[];
  /** Said where there are no entries. */
  readonly none: string;
}

/** Tables that have a section of their own; what is in any other is counted, and stands whole in the JSON. */
const told: readonly string[] = [
  'registry.workers',
  'registry.memberships',
  'registry.worker_events',
  'registry.list_rows',
  'registry.list_registrations',
  'platform.documents',
  'registry.requests',
  'registry.request_events',
];

/** The copy in the order a person asks: who I am, where I am a member, what was changed, whence it came, who looked. */
export function accessSections(everything: Everything): AccessSection[] {
  const rowsOf = (table: string) => everything.records[table] ?? [];
  return [
    {
      ...section('person'),
      entries: rowsOf('registry.workers').map((row) => ({ facts: personFacts(everything, row) })),
    },
    {
      ...section('memberships'),
      entries: rowsOf('registry.memberships').map((row) => ({
        title: code('workers.segment', row.segment),
        facts: membershipFacts(everything, row),
      })),
    },
    { ...section('events'), entries: rowsOf('registry.worker_events').map(eventEntry) },
    { ...section('lists'), entries: rowsOf('registry.list_rows').map(listEntry) },
    { ...section('documents'), entries: rowsOf('platform.documents').map(documentEntry) },
    { ...section('requests'), entries: rowsOf('registry.requests').map((row) => requestEntry(row)) },
    { ...section('other'), entries: otherEntries(everything) },
    { ...section('looks'), entries: everything.looks.map(lookEntry) },
  ];
}

function section(name: string): Omit<AccessSection, 'entries'> {
  const lead = textsOf('id').get(`access_copy.${name}.lead`);
  return { title: say(name), none: say(`${name}.none`), ...(lead ? { lead } : {}) };
}

function personFacts({ person, areas }: Everything, row: Row): Fact[] {
  return facts([
    ['nik', person.nik],
    ['name', row.name],
    ['born', [text(row.birth_place), day(row.birth_date)].filter((part) => part !== '').join(', ')],
    ['sex', code('workers.sex', row.sex)],
    ['mother', row.mother_name],
    ['phone', person.phone],
    ['residence', areaOf(areas, row.area_code)],
    ['hamlet', row.hamlet],
    ['address', row.address],
    ['occupation', row.occupation],
    ['income', idr(row.declared_income_idr)],
    ['work_area', areaOf(areas, row.work_area_code)],
    ['deceased', day(row.deceased_on)],
    [
      'flags',
      list(row.nik_flags)
        .map((flag) => textOf('id', `reason.${flag}`))
        .join('; '),
    ],
    ['since', instant(row.created_at)],
    ['changed', instant(row.updated_at)],
  ]);
}

function membershipFacts({ organisations, areas }: Everything, row: Row): Fact[] {
  return facts([
    ['state', code('workers.state', row.state)],
    ['organisation', organisations[text(row.organisation_id)]],
    ['kpj', row.kpj],
    ['opened', day(row.opened_on)],
    ['ended', [day(row.ended_on), text(row.end_reason)].filter((part) => part !== '').join(', ')],
    ['occupation', row.occupation],
    ['wage', idr(row.wage_idr)],
    ['work_area', areaOf(areas, row.work_area_code)],
  ]);
}

const changesShape = z
  .array(z.object({ field: z.string(), was: z.string().nullable(), is: z.string().nullable() }))
  .catch([]);

function eventEntry(row: Row) {
  return {
    title: `${act(row.act)} · ${instant(row.recorded_at)}`,
    facts: [
      ...changesShape
        .parse(row.changes)
        .map(({ field, was, is }): Fact => [fieldName(field), `${was ?? '–'} → ${is ?? '–'}`]),
      ...facts([
        ['effective', day(row.effective_on)],
        ['reason', row.reason],
        ['by', `${text(row.actor_name)}, ${code('web.role', row.actor_role)}`],
        ['agreed', row.approver_name],
      ]),
    ],
  };
}

function listEntry(row: Row) {
  return {
    title: `${text(row.file_name)} · ${instant(row.received_at)}`,
    facts: facts([
      ['sender', row.sender_name],
      ['row', `${text(row.sheet)} ${text(row.row_number)}`],
      ['outcome', code('lists.outcome', row.outcome)],
      [
        'reasons',
        list(row.reasons)
          .map((reason) => textOf('id', `reason.${reason}`))
          .join('; '),
      ],
      [
        'given',
        Object.values(z.record(z.string(), z.unknown()).catch({}).parse(row.given)).map(cell).join(' | '),
      ],
    ]),
  };
}

function documentEntry(row: Row) {
  return {
    title: `${text(row.kind).toUpperCase()} · ${instant(row.uploaded_at)}`,
    facts: facts([
      ['proves', row.act === null ? '' : act(row.act)],
      ['size', `${text(row.size_bytes)} byte`],
    ]),
  };
}

const contentShape = z.object({ words: z.string(), employer: z.string() }).catch({ words: '', employer: '' });

function requestEntry(row: Row) {
  const { words, employer } = contentShape.parse(row.content);
  return {
    title: `${code('requests.kind', row.kind)} · ${instant(row.opened_at)}`,
    facts: facts([
      ['state', code('requests.state', row.state)],
      ['words', words],
      ['employer', employer],
      ['due', `${instant(row.due_at)} (${text(row.clock_law)})`],
      ['closed', instant(row.closed_at)],
    ]),
  };
}

function otherEntries({ records }: Everything) {
  const others = Object.entries(records).filter(([table, rows]) => !told.includes(table) && rows.length > 0);
  if (others.length === 0) return [];
  return [{ facts: others.map(([table, rows]): Fact => [table, say('other.rows', { n: rows.length })]) }];
}

function lookEntry(row: Row) {
  const who = [text(row.actor_name), code('web.role', row.actor_role), text(row.organisation)];
  return {
    facts: [
      [
        instant(row.recorded_at),
        [act(row.act), who.filter((part) => part !== '').join(', '), text(row.reason)]
          .filter((part) => part !== '')
          .join('\n'),
      ],
    ] satisfies Fact[],
  };
}

/** Named values that are there; what is empty is left out. */
function facts(pairs: readonly (readonly [string, unknown])[]): Fact[] {
  return pairs.flatMap(([name, value]) =>
    text(value) === '' ? [] : [[say(`fact.${name}`), text(value)] as const],
  );
}

function say(key: string, details: Readonly<Record<string, string | number>> = {}): string {
  return textOf('id', `access_copy.${key}`, details);
}

function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

function cell(value: unknown): string {
  const shown = z.object({ text: z.string() }).safeParse(value);
  return shown.success ? shown.data.text : text(value);
}

function list(value: unknown): readonly string[] {
  return z.array(z.string()).catch([]).parse(value);
}

function code(family: string, value: unknown): string {
  return text(value) === '' ? '' : (textsOf('id').get(`${family}.${text(value)}`) ?? text(value));
}

/** A field of an act by the name that the person's own facts have. */
function fieldName(field: string): string {
  return textsOf('id').get(`access_copy.field.${field}`) ?? field;
}

function act(value: unknown): string {
  const texts = textsOf('id');
  return texts.get(`act.${text(value)}`) ?? texts.get(`web.act.${text(value)}`) ?? text(value);
}

function areaOf(areas: Everything['areas'], value: unknown): string {
  return areas[text(value)] ?? text(value);
}

function instant(value: unknown): string {
  return text(value) === '' ? '' : shownInstant(text(value));
}

function day(value: unknown): string {
  return text(value) === '' ? '' : shownDay(text(value));
}

function idr(value: unknown): string {
  return text(value) === '' ? '' : shownIdr(BigInt(text(value)));
}
