import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPool } from '#platform/server/db/index.ts';
import { testDatabase } from '#tests/support/database.ts';
import { canonicalEntry, chainHash } from './chain.ts';
import { sealAudit } from './seal-audit.ts';
import { type AuditCheck, verifyAudit, verifyJournal } from './verify-audit.ts';

const held = testDatabase();
const entries = 300;
let superuser: pg.Pool;
let head = '';

beforeAll(async () => {
  superuser = createPool({ url: held.adminUrl, name: 'tamperer', size: 1 });
  await held.asAdmin(writeEntries(entries));
  expect(await sealAudit(held.database.worker)).toBe(entries);
  head = (await verifyAudit(held.database.worker)).head ?? '';
});

afterAll(async () => {
  await superuser.end();
});

describe('the sealed journal', () => {
  test('is intact as it was written, and says where it ends', async () => {
    const check = await verifyAudit(held.database.worker, { anchor: head });
    expect(check).toEqual({ entries, sealed: entries, ok: true, head, firstBroken: null });
    expect(head).toMatch(/^300:[0-9a-f]{64}$/);
  });

  test('is intact while entries wait for the sealer', async () => {
    const check = await tampered(writeEntries(3));
    expect(check).toMatchObject({ entries: entries + 3, sealed: entries, ok: true });
  });

  test('reads the same whatever the time zone of the session', async () => {
    expect(await tampered(`set local timezone = 'Asia/Jayapura'`)).toMatchObject({ ok: true });
  });

  test('refuses change to the application and the sealer alike', async () => {
    for (const pool of [held.database.app, held.database.worker])
      for (const table of ['audit_entries', 'audit_chain', 'audit_subjects'])
        await expect(pool.query(`delete from platform.${table}`)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the check finds', () => {
  const random = randomNumbers(5171);
  for (const [name, kind] of Object.entries(tampers())) {
    test(`${name}, at the first broken entry, in 25 random places`, async () => {
      for (let round = 0; round < 25; round++) {
        const at = 2 + (random() % (entries - 20));
        const check = await tampered(kind.sql(at, random()), kind.isAnchored ? head : undefined);
        expect(check, `${name} at ${at}`).toMatchObject({
          ok: false,
          firstBroken: { position: kind.position(at), fault: kind.fault },
        });
      }
    });
  }

  test('a history rewritten from some link on, by the anchor alone', async () => {
    await inVain(async (client) => {
      await client.query(`set local session_replication_role = replica`);
      await client.query(`update platform.audit_entries set act = 'other' where entry_id = ${entryAt(100)}`);
      await rewriteFrom(client, 100);
      expect(await verifyJournal(client, {})).toMatchObject({ ok: true });
      expect(await verifyJournal(client, { anchor: head })).toMatchObject({
        ok: false,
        firstBroken: { position: entries, fault: 'rewritten' },
      });
    });
  });
});

describe('sealing', () => {
  test('by four sealers at once makes one chain without gaps', async () => {
    await held.asAdmin(writeEntries(2_000));
    const sealed = await Promise.all(Array.from({ length: 4 }, () => sealAudit(held.database.worker)));
    expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(2_000);
    expect(await verifyAudit(held.database.worker, { anchor: head })).toMatchObject({
      sealed: entries + 2_000,
      ok: true,
    });
  });

  test('is not held up by a queue line without an entry or one that is sealed already', async () => {
    await held.asAdmin(`insert into platform.audit_unsealed (entry_id) select gen_random_uuid()
      union all select ${entryAt(5)}`);
    await held.asAdmin(writeEntries(2));
    expect(await sealAudit(held.database.worker)).toBe(2);
    expect(await verifyAudit(held.database.worker)).toMatchObject({
      ok: false,
      firstBroken: { position: null, fault: 'deleted' },
    });
  });
});

interface Tamper {
  readonly sql: (at: number, random: number) => string;
  readonly position: (at: number) => number | null;
  readonly fault: string;
  readonly isAnchored?: boolean;
}

function tampers(): Record<string, Tamper> {
  const same = (at: number) => at;
  const edits = [
    `actor_name = 'x'`,
    `act = 'x'`,
    `recorded_at = recorded_at + interval '1 microsecond'`,
    `account_id = gen_random_uuid()`,
    `details = details || '{"x":1}'`,
    `reason = ''`,
    `area_code = '51.02'`,
    `subject_id = 'x'`,
  ];
  return {
    'an entry that was edited': {
      sql: (at, random) =>
        `update platform.audit_entries set ${edits[random % edits.length]} where entry_id = ${entryAt(at)}`,
      position: same,
      fault: 'edited',
    },
    'an entry that was deleted': {
      sql: (at) => `delete from platform.audit_entries where entry_id = ${entryAt(at)};
        delete from platform.audit_subjects where entry_id = ${entryAt(at)}`,
      position: same,
      fault: 'deleted',
    },
    'two entries that changed places': {
      sql: (at, random) => {
        const other = at + 1 + (random % 10);
        return `update platform.audit_chain set entry_id = gen_random_uuid() where position = ${other};
          update platform.audit_chain set entry_id = '${idOf(other)}' where position = ${at};
          update platform.audit_chain set entry_id = '${idOf(at)}' where position = ${other}`;
      },
      position: same,
      fault: 'reordered',
    },
    'a link that was taken out': {
      sql: (at) => `delete from platform.audit_chain where position = ${at}`,
      position: same,
      fault: 'link_missing',
    },
    'a link taken out and the rest renumbered': {
      sql: (at) => `delete from platform.audit_chain where position = ${at};
        update platform.audit_chain set position = -position where position > ${at};
        update platform.audit_chain set position = -position - 1 where position < 0`,
      position: same,
      fault: 'link_changed',
    },
    'a hash that was changed': {
      sql: (at) => `update platform.audit_chain set hash = sha256(hash) where position = ${at}`,
      position: same,
      fault: 'link_changed',
    },
    'a worker hidden from an entry': {
      sql: (at) => `delete from platform.audit_subjects where entry_id = ${entryAt(at)}`,
      position: same,
      fault: 'subjects_changed',
    },
    'a worker added to an entry': {
      sql: (at) => `insert into platform.audit_subjects values (gen_random_uuid(), ${entryAt(at)})`,
      position: same,
      fault: 'subjects_changed',
    },
    'an entry put in beside the system': {
      sql: (
        at,
      ) => `insert into platform.audit_entries (entry_id, account_id, actor_name, actor_role, act, subject_kind, subject_id)
        select gen_random_uuid(), account_id, actor_name, actor_role, act, subject_kind, subject_id
        from platform.audit_entries where entry_id = ${entryAt(at)}`,
      position: () => null,
      fault: 'unchained',
    },
    'a tail that was cut, by the anchor': {
      sql: (
        at,
      ) => `delete from platform.audit_subjects s using platform.audit_chain c where c.entry_id = s.entry_id and c.position >= ${at};
        delete from platform.audit_entries e using platform.audit_chain c where c.entry_id = e.entry_id and c.position >= ${at};
        delete from platform.audit_chain where position >= ${at}`,
      position: same,
      fault: 'tail_cut',
      isAnchored: true,
    },
  };
}

/** Entries numbered on, each about one worker, written as an act writes them. */
function writeEntries(count: number): string {
  return `with numbered as (
      select n, gen_random_uuid() as worker_id, (case when taken = 0 then '00000000-0000-7000-8000-' || lpad(n::text, 12, '0')
        else gen_random_uuid()::text end)::uuid as entry_id
      from generate_series(1, ${count}) n, (select count(*) as taken from platform.audit_entries) as before),
    subjects as (insert into platform.audit_subjects select worker_id, entry_id from numbered),
    entries as (
      insert into platform.audit_entries (entry_id, recorded_at, account_id, actor_name, actor_role, act, subject_kind, subject_id, details,
        subjects_count, subjects_digest)
      select entry_id, timestamptz '2026-11-01 08:00+08' + n * interval '1 second', gen_random_uuid(), 'Staf ' || n, 'office_staff',
        'registry.look-at-worker', 'worker', worker_id::text, jsonb_build_object('n', n), 1, sha256(convert_to(worker_id::text, 'UTF8'))
      from numbered)
    insert into platform.audit_unsealed (entry_id) select entry_id from numbered`;
}

function idOf(position: number): string {
  return `00000000-0000-7000-8000-${String(position).padStart(12, '0')}`;
}

function entryAt(position: number): string {
  return `'${idOf(position)}'::uuid`;
}

/** Does a superuser's worst, checks, and takes it back. */
async function tampered(statements: string, anchor?: string): Promise<AuditCheck> {
  return inVain(async (client) => {
    await client.query(`set local session_replication_role = replica; ${statements}`);
    return verifyJournal(client, { anchor });
  });
}

async function inVain<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await superuser.connect();
  try {
    await client.query('begin');
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** What a patient superuser can do: every link from one on, computed anew. */
async function rewriteFrom(client: pg.PoolClient, position: number): Promise<void> {
  const { rows } = await client.query<{
    position: bigint;
    hash: Buffer;
    canonical: string;
    subjects_digest: Buffer;
  }>(`select c.position, c.hash, e.subjects_digest, ${canonicalEntry} as canonical
    from platform.audit_chain c join platform.audit_entries e using (entry_id) where c.position >= ${position - 1} order by 1`);
  let previous = rows[0]?.hash ?? Buffer.alloc(32);
  for (const link of rows.slice(1)) {
    const hash = chainHash(previous, link);
    await client.query('update platform.audit_chain set previous_hash = $2, hash = $3 where position = $1', [
      link.position,
      previous,
      hash,
    ]);
    previous = hash;
  }
}

/** Repeatable numbers (a linear congruence), so that a failure can be run again. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(state / 65_536);
  };
}
