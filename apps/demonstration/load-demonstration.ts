import pg from 'pg';
import { syntheticDefinition } from '#modules/coverage/core/index.ts';
import { uuidV7 } from '#platform/core/ids.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';
import { analyzeMoney, createMoneyStaging } from './contribution-queries.ts';
import { copyInto } from './copy-rows.ts';
import { planFigures } from './denominators.ts';
import { describedRow } from './described-organisations.ts';
import { refuse } from './errors.ts';
import { fillContributions } from './fill-contributions.ts';
import {
  analyzeFilled,
  createStaging,
  insertCells,
  insertFigures,
  insertHamlets,
  insertOrganisations,
  insertPeople,
  makeSumKeys,
  takeSumKeys,
} from './load-queries.ts';
import { type Organisations, planOrganisations } from './organisations.ts';
import { hamletCode, makePeople } from './people.ts';
import { type Chunk, emptyChunk, personRows } from './person-rows.ts';
import { type PlannedArea, planRegion } from './plan.ts';
import { insertPlanInputs, planInputRows } from './plan-inputs.ts';
import { Random } from './random.ts';
import { demonstrationHamlets } from './regions.ts';
import { createSponsorshipStaging } from './sponsorship-queries.ts';
import { insertOccupations, insertTargets, planOccupations, planTargets } from './targets.ts';

export interface DemonstrationOptions {
  /** A login that may become the application's roles: the administrator's. */
  readonly adminUrl: string;
  readonly services: Services;
  /** Registered people, 100 to 10,000,000. */
  readonly workers: number;
  /** The same seed, size and day give the same region. */
  readonly seed: string;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Seeds the accounts before the region stands, so that a start killed in between begins anew and leaves none out. */
  readonly beforeCommit?: ((ofAccount: Readonly<Record<string, string>>) => Promise<unknown>) | undefined;
}

export interface LoadedDemonstration {
  readonly workers: number;
  readonly organisations: number;
  /** Organisation of an account by the account's name before the @. */
  readonly ofAccount: Readonly<Record<string, string>>;
  readonly seconds: number;
}

const chunkSize = 20_000;
const source = 'Demonstrasi Semesta (angka buatan)';
const note = 'Dibuat oleh pembangkit demonstrasi; bukan angka terbitan.';

/**
 * Fills an empty database with the synthetic region, in one transaction: all of it or nothing. Everything is marked as
 * demonstration; row policies hold for every insert.
 *
 * @throws Refusal `demo.real_mode`, `demo.size_invalid`, `demo.database_not_empty`, `demo.areas_missing`
 */
export async function loadDemonstration(options: DemonstrationOptions): Promise<LoadedDemonstration> {
  const { adminUrl, services, workers } = options;
  const startedAt = performance.now();
  if (services.mode === 'real') throw refuse('demo.real_mode');
  if (!Number.isInteger(workers) || workers < 100 || workers > 10_000_000)
    throw refuse('demo.size_invalid', { workers, least: 100, most: 10_000_000 });
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'semesta-demonstration' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin');
    const organisations = await fill(client, options);
    await options.beforeCommit?.(organisations.ofAccount);
    await client.query('commit');
    await client.query(`${analyzeFilled}; ${analyzeMoney}`);
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    return { workers, organisations: organisations.all.length, ofAccount: organisations.ofAccount, seconds };
  } finally {
    await client.end();
  }
}

async function fill(client: pg.Client, options: DemonstrationOptions): Promise<Organisations> {
  await client.query('select pg_advisory_xact_lock(5171021)');
  await requireEmpty(client);
  const { services, seed, workers } = options;
  const today = services.today();
  const plan = planRegion(workers, seed, await villagesOfBali(client));
  const organisations = planOrganisations(plan, seed, today, idMaker(`${seed}/ids`));
  await client.query(
    `${createStaging}; ${createMoneyStaging}; ${createSponsorshipStaging}; set local synchronous_commit = off; set local work_mem = '256MB'`,
  );
  const counts = await loadPeople(client, options, makePeople({ plan, organisations, seed, today }));
  await as(client, 'semesta_app', async () => {
    await client.query(insertHamlets, [JSON.stringify(hamlets())]);
    await client.query(insertOrganisations, [
      JSON.stringify(organisationRows(organisations, { counts, secrets: services.secrets })),
    ]);
    await client.query(insertFigures, [
      JSON.stringify(planFigures(plan, today)),
      syntheticDefinition,
      source,
      note,
    ]);
    await client.query(insertTargets, [JSON.stringify(planTargets(plan, today)), source, note, today]);
    await client.query(insertOccupations, [
      JSON.stringify(planOccupations(plan)),
      syntheticDefinition,
      source,
      note,
      today,
    ]);
    await client.query(insertPlanInputs, [JSON.stringify(planInputRows), source, today]);
  });
  await client.query(analyzeFilled);
  await as(client, 'semesta_registrar', () =>
    fillContributions(client, { today, workers, ofAccount: organisations.ofAccount }),
  );
  await as(client, 'semesta_owner', () => client.query(takeSumKeys));
  await as(client, 'semesta_worker', () => client.query(insertCells));
  await as(client, 'semesta_owner', () => client.query(makeSumKeys));
  return organisations;
}

async function requireEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ people: boolean; areas: boolean }>(
    `select exists (select from registry.workers) or exists (select from coverage.facts) or exists (select from registry.lists) as people,
      exists (select from registry.areas where code = '51') as areas`,
  );
  if (rows[0]?.people) throw refuse('demo.database_not_empty');
  if (!rows[0]?.areas) throw refuse('demo.areas_missing');
}

async function villagesOfBali(client: pg.Client): Promise<PlannedArea[]> {
  const { rows } = await client.query<PlannedArea>(
    `select code, name, kind from registry.areas where level = 4 and code like '51.%' order by code`,
  );
  return rows;
}

/** Chunk by chunk, so that a million people need no more memory than twenty thousand. */
async function loadPeople(
  client: pg.Client,
  { services, workers, onProgress }: DemonstrationOptions,
  people: ReturnType<typeof makePeople>,
): Promise<ReadonlyMap<string, number>> {
  const addRows = personRows(services.secrets);
  const counts = new Map<string, number>();
  let chunk = emptyChunk();
  let done = 0;
  for (const person of people) {
    addRows(person, chunk);
    for (const { organisationId, endedOn } of person.memberships)
      if (organisationId && endedOn === null)
        counts.set(organisationId, (counts.get(organisationId) ?? 0) + 1);
    done += 1;
    if (chunk.workers.length < chunkSize && done < workers) continue;
    await storeChunk(client, chunk);
    chunk = emptyChunk();
    onProgress?.(done, workers);
  }
  return counts;
}

async function storeChunk(client: pg.Client, chunk: Chunk): Promise<void> {
  await copyInto(client, 'demo_workers', chunk.workers);
  await copyInto(client, 'demo_memberships', chunk.memberships);
  await copyInto(client, 'demo_changes', chunk.changes);
  await as(client, 'semesta_registrar', () => client.query(insertPeople));
  await client.query('truncate demo_workers, demo_memberships');
}

/** Runs inserts as a role whose row policies allow just these, then steps back to the administrator. */
async function as(
  client: pg.Client,
  role: 'semesta_registrar' | 'semesta_worker' | 'semesta_app' | 'semesta_owner',
  work: () => Promise<unknown>,
): Promise<void> {
  await client.query(
    `set local role ${role}; set local app.areas = '%'; set local app.writes = 'organisations,areas,denominators'`,
  );
  await work();
  await client.query(`reset role; set local app.areas = ''; set local app.writes = ''`);
}

function hamlets(): { code: string; name: string; village: string }[] {
  return Object.entries(demonstrationHamlets).flatMap(([village, names]) =>
    names.map((name, index) => ({ code: hamletCode(village, index), name, village })),
  );
}

function organisationRows(
  { all }: Organisations,
  { counts, secrets }: { readonly counts: ReadonlyMap<string, number>; readonly secrets: Secrets },
) {
  return all.map((organisation) =>
    describedRow(organisation, { workers: counts.get(organisation.organisationId) ?? 0, secrets }),
  );
}

/** Of the seed alone, whatever the size and the day: an account's organisation keeps its id through a second attempt. */
function idMaker(seed: string): () => string {
  const random = new Random(seed);
  const milliseconds = Date.UTC(2026, 0, 1);
  return () =>
    uuidV7(
      milliseconds,
      Uint8Array.from({ length: 10 }, () => random.between(0, 255)),
    );
}
