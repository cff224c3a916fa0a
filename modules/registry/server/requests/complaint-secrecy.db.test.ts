import { describe, expect, test } from 'vitest';
import { type Caller, contextOf } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller, aWorker, insertWorkers } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { changeRequest } from './change-request.ts';
import { complain, followComplaint } from './complain.ts';
import { openRequest } from './open-request.ts';
import { showRequest, showRequests } from './show-requests.ts';

const held = testDatabase();

const hotel = newId();
const office = () => aCaller('office_staff', { areaCodes: ['51.71'] });

/** Everyone who belongs to the employer, or sees its people without being the office. */
const besideTheOffice: readonly Caller[] = [
  ...(['employer', 'government_office', 'group', 'agent_office', 'agent'] as const).map((role) =>
    aCaller(role, { organisationId: hotel, organisationIds: [hotel] }),
  ),
  aCaller('village', { areaCodes: ['51.71.04.2008'] }),
  aCaller('government', { areaCodes: ['51.71'] }),
  ...(['sponsor', 'permit_desk', 'admin'] as const).map((role) => aCaller(role, { areaCodes: ['51.71'] })),
];

const complaint = {
  topic: 'not_registered',
  employer: 'CV Maju Jaya',
  words: 'Saya bekerja dua tahun dan tidak didaftarkan',
} as const;

/** Every row of every table but the public list of areas, and of the functions that look beyond the policies, as each of them reads it. */
async function everythingSeen(workerId: string): Promise<string> {
  const tables =
    await held.asAdmin(`select format('%I.%I', n.nspname, c.relname) as name, n.nspname || '.' || c.relname as plain
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('registry', 'platform', 'accounts', 'coverage') and c.relkind in ('r', 'p') and not c.relispartition
      and has_table_privilege('semesta_app', c.oid, 'select') and c.relname <> 'areas' order by 1`);
  const questions = [
    ...tables.map(
      ({ name }) =>
        `select '${name}' as part, coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]') as seen from ${name} t`,
    ),
    `select 'looks', coalesce(jsonb_agg(to_jsonb(h)), '[]') from registry.worker_history('${workerId}', 1000) h`,
    `select 'life', coalesce(jsonb_agg(to_jsonb(l)), '[]') from registry.worker_life('${workerId}') l`,
  ];
  const seen: string[] = [];
  for (const caller of besideTheOffice)
    await inTransaction(held.services.pool, contextOf(caller), async ({ client }) => {
      const { rows } = await client.query<{ part: string; seen: unknown }>(questions.join(' union all '));
      seen.push(...rows.map((row) => `${caller.role} ${row.part} ${JSON.stringify(row.seen)}`));
    });
  return seen.join('\n');
}

async function aWorkerOfHotel() {
  const worker = aWorker({ custodians: [hotel], segment: 'PU' });
  await held.asAdmin(`insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code)
    values ('${hotel}', 'employer', 'CV Maju Jaya', '{maju,jaya}', '51.71.04.2008') on conflict do nothing`);
  await insertWorkers(held, [worker]);
  return worker;
}

describe('a complaint and its employer', () => {
  test('whatever any of the employer’s side reads is byte for byte the same before and after', async () => {
    const worker = await aWorkerOfHotel();
    const self = aCaller('worker', { workerId: worker.workerId });
    const before = await everythingSeen(worker.workerId);
    expect(before).toContain(worker.workerId);
    for (const caller of [self, office()]) {
      const { requestId } = await openRequest(held.services, caller, {
        kind: 'complaint',
        workerId: worker.workerId,
        ...complaint,
      });
      await showRequest(held.services, office(), requestId);
      await showRequests(held.services, office(), {
        kind: 'complaint',
        state: 'open',
        workerId: null,
        after: null,
        limit: 10,
      });
      const taken = await changeRequest(held.services, office(), 'registry.take-request', {
        requestId,
        version: 1,
      });
      const answer = { requestId, version: taken.version, words: 'Sudah kami datangi' };
      await changeRequest(held.services, office(), 'registry.answer-request', answer);
      await showRequest(held.services, self, requestId);
    }
    const { code } = await complain(held.services, '192.0.2.7', {
      ...complaint,
      areaCode: '51.71',
      name: 'Ketut',
      contact: '',
    });
    await followComplaint(held.services, code);
    expect(await everythingSeen(worker.workerId)).toBe(before);
  });

  test('control: a complaint that stood among the looks at the worker would be noticed, and a row of one too', async () => {
    const worker = await aWorkerOfHotel();
    const before = await everythingSeen(worker.workerId);
    const { requestId } = await openRequest(held.services, office(), {
      kind: 'complaint',
      workerId: worker.workerId,
      ...complaint,
    });
    await held.asAdmin(`insert into platform.audit_subjects (worker_id, entry_id)
      select '${worker.workerId}', entry_id from platform.audit_entries where subject_id = '${requestId}'`);
    const planted = await everythingSeen(worker.workerId);
    expect(planted).not.toBe(before);
    expect(planted).toContain('registry.open-request');
    await held.asAdmin(
      'create policy requests__planted on registry.requests for select to semesta_app using (true)',
    );
    expect(await everythingSeen(worker.workerId)).toContain(requestId);
    await held.asAdmin('drop policy requests__planted on registry.requests');
  });
});

describe('a complaint without an account', () => {
  test('reaches the office of that area alone, and its code shows what became of it', async () => {
    const { code } = await complain(held.services, '192.0.2.8', {
      ...{ ...complaint, employer: 'UD Tanpa Nama', areaCode: '51.71.01', name: '', contact: '081234567890' },
    });
    const open = { kind: 'complaint', state: 'open', workerId: null, after: null, limit: 50 } as const;
    const [line] = (await showRequests(held.services, office(), open))
      .filter(({ channel }) => channel === 'public')
      .slice(-1);
    const shown = await showRequest(held.services, office(), line?.requestId ?? '');
    expect(shown).toMatchObject({ employer: 'UD Tanpa Nama', contact: '081234567890', worker: null });
    const gianyar = aCaller('office_staff', { areaCodes: ['51.04'] });
    expect(await showRequests(held.services, gianyar, open)).toEqual([]);
    await changeRequest(held.services, office(), 'registry.refuse-request', {
      ...{ requestId: shown.requestId, version: 1, words: 'Bukan wilayah kami' },
    });
    const followed = await followComplaint(held.services, code);
    expect(followed.state).toBe('REFUSED');
    expect(followed.events.map(({ words }) => words)).toEqual([null, 'Bukan wilayah kami']);
    expect(JSON.stringify(followed)).not.toMatch(/Seorang|office/);
  });

  test('stays nobody’s by any other code', async () => {
    for (const code of ['ABCD-EFGH-JKMN-PQRS', 'abc', '5171041101800001'])
      await expect(followComplaint(held.services, code)).rejects.toMatchObject({
        code: 'complaint.code_unknown',
      });
  });

  test('ten a day come from one sender, and the eleventh waits; another sender is not held up', async () => {
    const send = (sender: string) =>
      complain(held.services, sender, { ...complaint, areaCode: '51.71', name: '', contact: '' });
    for (let number = 0; number < 10; number++) await send('198.51.100.1');
    await expect(send('198.51.100.1')).rejects.toMatchObject({ code: 'complaint.too_many' });
    await send('198.51.100.2');
    await held.asAdmin(
      `update registry.requests set opened_at = opened_at - interval '25 hours' where channel = 'public'`,
    );
    await send('198.51.100.1');
  });

  test('says of which area there is none', async () => {
    const asked = { ...complaint, areaCode: '51.71.99.9999', name: '', contact: '' };
    await expect(complain(held.services, '192.0.2.9', asked)).rejects.toMatchObject({
      code: 'area.not_found',
    });
  });
});
