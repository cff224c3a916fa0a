import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { nameTokens } from '#modules/registry/core/index.ts';
import {
  type Caller,
  contextOf,
  emptyContext,
  publicContext,
  type RowContext,
  roles,
} from '#platform/core/roles.ts';
import { inTransaction, type Transaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import { aCaller, aWorker, insertWorkers, type TestWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import {
  findWorkerPlaces,
  type SearchReading,
  type WorkerPlace,
  type WorkerSearch,
} from './worker-queries.ts';

const held = testDatabase();

const areas = ['', '51', '51.71', '51.71.04.2008', '51.71.04.2008.001', '51.71.01.1003', '51.04.01.2001'];
const names = ['I Wayan Sudarma', 'Ni Wayan Ari', 'Made Ari', 'Ketut Sudarma Ari', 'Joko Santoso'];
const organisations = [newId(), newId(), newId()];
const people: TestWorker[] = [];

/** A spread of people over every combination that a policy asks about; no chance, so that a failure repeats. */
function somePeople(): TestWorker[] {
  return Array.from({ length: 420 }, (_, index) =>
    aWorker({
      name: names[index % names.length] ?? '',
      areaCode: areas[index % areas.length] ?? '',
      workAreaCode: areas[(index * 3) % 11] ?? '',
      custodians: organisations.filter((__, place) => ((index >> 2) & (1 << place)) !== 0),
      segment: index % 3 === 0 ? null : index % 3 === 1 ? 'PU' : 'BPU',
      nik: `5171040101${String(70 + Math.floor(index / 100))}${String(1_000 + index)}`,
      kpj: index % 3 === 0 ? null : `26${String(index).padStart(9, '0')}`,
    }),
  );
}

beforeAll(async () => {
  people.push(...somePeople());
  await insertWorkers(held, people);
});

const anything: WorkerSearch = {
  readings: [],
  nikIndex: null,
  kpj: null,
  nikMasked: null,
  bornIn: null,
  within: null,
  segment: null,
  organisationId: null,
  after: null,
  limit: 37,
};

const anywhere = (query: string): SearchReading => ({ query, lead: null, areas: [] });
const allOf = (words: readonly string[]) => [anywhere(words.map((word) => `'${word}'`).join(' & '))];

async function allPages(transaction: Transaction, search: WorkerSearch): Promise<string[]> {
  const found: string[] = [];
  let after: WorkerPlace | null = null;
  for (let pages = 0; pages < 100; pages++) {
    const page: WorkerPlace[] = await findWorkerPlaces(transaction, { ...search, after });
    found.push(...page.map((place) => place.workerId));
    after = page.at(-1) ?? null;
    if (page.length < search.limit || after === null) return found;
  }
  throw new Error('the pages never end');
}

/** The same question as a plain select: the row policies alone decide. */
async function underPolicies(transaction: Transaction, search: WorkerSearch): Promise<string[]> {
  const { readings, nikMasked, bornIn, segment, organisationId } = search;
  const found = await sql<{ worker_id: string }>`
    select w.worker_id from registry.workers w
    where (${readings.length === 0} or exists (
        select from unnest(${readings.map((one) => one.query)}::text[], ${readings.map((one) => one.areas.join(','))}::text[]) as r (query, areas)
        where array_to_tsvector(w.name_tokens || w.name_keys) @@ r.query::tsquery and (r.areas = '' or exists (
          select from unnest(string_to_array(r.areas, ',')) as a (code)
          where starts_with(w.area_code, a.code) or starts_with(w.work_area_code, a.code)))))
      and (${nikMasked}::text is null or w.nik_masked = ${nikMasked})
      and (${bornIn}::int is null or extract(year from w.birth_date) = ${bornIn}::int)
      and ((${segment}::text is null and ${organisationId}::uuid is null) or exists (
        select from registry.memberships m where m.worker_id = w.worker_id and m.ended_on is null
          and (${segment}::text is null or m.segment = ${segment})
          and (${organisationId}::uuid is null or m.organisation_id = ${organisationId}::uuid)))`.execute(
    transaction.of<unknown>(),
  );
  return found.rows.map((row) => row.worker_id);
}

/** Whose KPJ it is, where the row policies show the membership. */
async function ownersOf(transaction: Transaction, kpj: string | null): Promise<string[]> {
  const found = await sql<{ worker_id: string }>`
    select worker_id from registry.memberships where kpj = ${kpj}`.execute(transaction.of<unknown>());
  return found.rows.map((row) => row.worker_id);
}

const searches: readonly Partial<WorkerSearch>[] = [
  {},
  { readings: allOf(['wayan']) },
  { readings: [...allOf(['wayan', 'ari']), anywhere("'~wayan'"), anywhere("'su':* | '~ari'")] },
  {
    readings: [
      { query: "'ari'", lead: null, areas: ['51.71.04', '51.71.01.1003', '51.71.04.2008'] },
      { query: "'ari':*", lead: null, areas: ['51'] },
    ],
  },
  { readings: allOf(nameTokens('Ketut Sudarma')) },
  { readings: allOf(['nobody']) },
  { readings: allOf(['ari']), bornIn: 1980 },
  { readings: allOf(['wayan']), bornIn: 1981 },
  { nikMasked: '5171********1007' },
  { segment: 'PU' },
  { readings: allOf(['ari']), segment: 'BPU' },
  { organisationId: organisations[0] ?? null },
  { organisationId: organisations[1] ?? null, segment: 'PU', readings: allOf(['ari']) },
];

const scopes: readonly Partial<Caller>[] = [
  {},
  { areaCodes: ['51.71.04.2008'] },
  { areaCodes: ['51.71.01.1003', '51.71'] },
  { areaCodes: ['51.04', '51.71'] },
  { areaCodes: ['52'] },
  { organisationIds: organisations.slice(1, 2) },
  { organisationIds: organisations, areaCodes: ['51'] },
];

function contexts(): RowContext[] {
  const callers = roles.flatMap((role) =>
    scopes.map((scope) => contextOf(aCaller(role, { ...scope, workerId: people[7]?.workerId ?? null }))),
  );
  return [...callers, emptyContext, publicContext];
}

/** Where the two disagree: all questions of the first context in which they do. */
async function differences(): Promise<string[]> {
  const found: string[] = [];
  for (const context of contexts()) {
    if (found.length > 0) break;
    await inTransaction(held.services.pool, context, async (transaction) => {
      for (const one of searches) {
        const search = { ...anything, ...one };
        const [searched, seen] = [
          await allPages(transaction, search),
          await underPolicies(transaction, search),
        ];
        if (JSON.stringify([...searched].sort()) !== JSON.stringify([...seen].sort()))
          found.push(
            `${JSON.stringify(context)} ${JSON.stringify(one)}: ${searched.length} for ${seen.length}`,
          );
      }
    });
  }
  return found;
}

async function definitionOf(name: string): Promise<string> {
  const source = await held.asAdmin(
    `select pg_get_functiondef(oid) as definition from pg_proc where proname = '${name}'`,
  );
  return String(source[0]?.definition);
}

describe('searching through the definer function', () => {
  test('finds for every role and scope exactly whom the row policies show, each once', async () => {
    expect(await differences()).toEqual([]);
  });

  test('by NIK or KPJ finds the worker where the policies show him, and otherwise nobody', async () => {
    const nikIndex = blindIndex(held.services.secrets, 'nik');
    for (const context of contexts())
      await inTransaction(held.services.pool, context, async (transaction) => {
        const seen = new Set(await underPolicies(transaction, anything));
        for (const person of [people[7], people[13], people[20], people[29]]) {
          if (!person) throw new Error('too few people');
          const byNik = { ...anything, nikIndex: nikIndex(person.nik) };
          const byKpj = { ...anything, kpj: person.kpj };
          expect(await allPages(transaction, byNik)).toEqual(
            seen.has(person.workerId) ? [person.workerId] : [],
          );
          expect(await allPages(transaction, byKpj)).toEqual(await ownersOf(transaction, person.kpj));
        }
      });
  });

  test('within an area finds only who lives or works there, and never someone the policies hide', async () => {
    for (const context of contexts())
      await inTransaction(held.services.pool, context, async (transaction) => {
        const seen = new Set(await underPolicies(transaction, anything));
        const found = await allPages(transaction, { ...anything, within: '51.71' });
        expect(new Set(found).size).toBe(found.length);
        for (const workerId of found) {
          const person = people.find((one) => one.workerId === workerId);
          expect(seen.has(workerId)).toBe(true);
          expect(person?.areaCode.startsWith('51.71') || person?.workAreaCode.startsWith('51.71')).toBe(true);
        }
      });
  });

  test('cannot be fooled by signs in what is typed', async () => {
    const context = contextOf(aCaller('village', { areaCodes: ['51.71.04.2008'] }));
    await inTransaction(held.services.pool, context, async (transaction) => {
      const tricks = [`') or true --`, `{"a"}`, `\\' or '1'='1`, '%', '$$'];
      for (const trick of tricks) {
        const placed = { ...anything, readings: [{ query: "'ari'", lead: null, areas: [`51${trick}`] }] };
        const everyone = await underPolicies(transaction, { ...anything, readings: allOf(['ari']) });
        const found = await allPages(transaction, placed);
        expect([...found].sort()).toEqual(trick === '%' ? [...everyone].sort() : []);
        expect(await allPages(transaction, { ...anything, nikMasked: trick })).toEqual([]);
        expect(await allPages(transaction, { ...anything, segment: trick })).toEqual([]);
        expect(await allPages(transaction, { ...anything, kpj: trick })).toEqual([]);
      }
    });
  });

  test('a function that forgets one part of the scope is caught', async () => {
    const [parts, search, marks] = await Promise.all(
      ['search_parts', 'search_workers', 'area_marks'].map(definitionOf),
    );
    if (!parts || !search || !marks) throw new Error('a function of the search is gone');
    const mutants = [
      [parts, "|| format('%s like %L', area_column, p.pattern)", `|| 'true'::text`],
      [parts, `format('w.custodians && %L::uuid[] and`, `format('%L is not null and`],
      [parts, '|| earlier, area_column', ', area_column'],
      [parts, "current_setting('app.areas_work'", "current_setting('app.areas'"],
      [parts, "format('w.worker_id = %L::uuid', own)", "'true'::text"],
      [parts, 'm.pattern like o.pattern and m.pattern <> o.pattern', 'false'],
      [
        search,
        "m.segment = %L and m.ended_on is null and %s%s)',\n      in_segment, membership_seen",
        "m.segment = %L and m.ended_on is null and %s%s)',\n      in_segment, 'true'",
      ],
      [
        search,
        "format(' and not (%s @@ %L::tsquery%s)'",
        "format(' and not (false and %s @@ %L::tsquery%s)'",
      ],
      [marks, 'length(c.code) >= 5', 'length(c.code) >= 2'],
      [search, 'organisation, membership_seen)', "organisation, 'true')"],
    ] as const;
    for (const [definition, part, forgotten] of mutants) {
      expect(definition).toContain(part);
      await held.asAdmin(definition.replace(part, forgotten));
      expect(await differences(), part).not.toEqual([]);
      await held.asAdmin(definition);
    }
    expect(await differences()).toEqual([]);
  });
});
