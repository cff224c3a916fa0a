import { describe, expect, test } from 'vitest';
import { type Caller, contextOf } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller, aWorker, insertWorkers, type TestWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { findCardHolder } from './card-holder.ts';
import { showCard } from './show-card.ts';
import { showOwn } from './show-own.ts';

const held = testDatabase();
const office = aCaller('office_staff', { areaCodes: ['51.71'] });
const registrationCode = /^[2-9A-HJKMNP-Z]{12}$/;

const himself = ({ workerId }: TestWorker) => aCaller('worker', { workerId });

async function theWorker(override: Partial<TestWorker> = {}): Promise<TestWorker> {
  const worker = aWorker(override);
  await insertWorkers(held, [worker]);
  return worker;
}

async function anEmployer(): Promise<string> {
  const id = newId();
  await held.asAdmin(`insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code)
    values ('${id}', 'employer', 'PT Nyata Sekali', '{nyata}', '51.71.04.2008')`);
  return id;
}

async function findHistory(caller: Caller, workerId: string): Promise<{ act: string }[]> {
  return inTransaction(held.services.pool, contextOf(caller), async ({ client }) => {
    const { rows } = await client.query<{ act: string }>('select act from registry.worker_history($1, 50)', [
      workerId,
    ]);
    return rows;
  });
}

async function actsOn(worker: TestWorker): Promise<string[]> {
  const rows =
    await held.asAdmin(`select e.act from platform.audit_entries e join platform.audit_subjects s using (entry_id)
    where s.worker_id = '${worker.workerId}' order by e.entry_id`);
  return rows.map(({ act }) => String(act));
}

describe('the card of a worker', () => {
  test('has one code, whoever opens it and however many at once, and each look is written down', async () => {
    const worker = await theWorker();
    const seen = await Promise.all([
      ...Array.from({ length: 6 }, () => showCard(held.services, office, worker.workerId)),
      showCard(held.services, himself(worker), worker.workerId),
    ]);
    expect(new Set(seen.map(({ code }) => code)).size).toBe(1);
    expect(seen[0]).toMatchObject({ kind: 'registration', name: worker.name });
    expect(seen[0]?.code).toMatch(registrationCode);
    expect(seen[0]?.nikMasked).toBe(`${worker.nik.slice(0, 4)}********${worker.nik.slice(12)}`);
    expect(await actsOn(worker)).toEqual(Array.from({ length: 7 }, () => 'registry.show-card'));
  });

  test('shows the KPJ where there is one', async () => {
    const worker = await theWorker({ kpj: '26111111111' });
    expect(await showCard(held.services, office, worker.workerId)).toMatchObject({
      kind: 'kpj',
      code: '26111111111',
    });
  });

  test('is absent beyond the scope and refused to who only reads; neither makes a code', async () => {
    const worker = await theWorker({ areaCode: '51.04.01.2001' });
    const other = await theWorker();
    for (const caller of [office, himself(other), aCaller('employer', { organisationIds: [newId()] })])
      await expect(showCard(held.services, caller, worker.workerId)).rejects.toMatchObject({
        code: 'worker.not_found',
      });
    for (const role of ['auditor', 'government', 'admin', 'permit_desk', 'sponsor'] as const)
      await expect(
        showCard(held.services, aCaller(role, { areaCodes: ['51'] }), worker.workerId),
      ).rejects.toMatchObject({ code: 'access.forbidden' });
    const codes = `select 1 from registry.card_codes where worker_id = '${worker.workerId}'`;
    expect(await held.asAdmin(codes)).toEqual([]);
    // The control: the office of that area gets one.
    await showCard(held.services, aCaller('office_staff', { areaCodes: ['51.04'] }), worker.workerId);
    expect(await held.asAdmin(codes)).toHaveLength(1);
  });

  test('leads to its living holder alone, by code and by KPJ', async () => {
    const worker = await theWorker({ kpj: '26222222222' });
    const asked = { authPool: held.database.auth, secrets: held.services.secrets };
    const holder = await findCardHolder(asked, { kind: 'kpj', value: '26222222222' });
    expect(holder?.workerId).toBe(worker.workerId);
    expect(holder?.phone()).toBe('081234567890');
    expect(await findCardHolder(asked, { kind: 'kpj', value: '26222222223' })).toBeNull();
    expect(await findCardHolder(asked, { kind: 'registration', value: '26222222222' })).toBeNull();
    await held.asAdmin(
      `update registry.workers set deceased_on = '2026-11-01' where worker_id = '${worker.workerId}'`,
    );
    expect(await findCardHolder(asked, { kind: 'kpj', value: '26222222222' })).toBeNull();
  });

  test('leads through two merges to the record that stands, by code and by KPJ', async () => {
    const [first, second, third] = [
      await theWorker({ kpj: '26333333333' }),
      await theWorker(),
      await theWorker(),
    ];
    const asked = { authPool: held.database.auth, secrets: held.services.secrets };
    const later = await showCard(held.services, office, second.workerId);
    const kpj = { kind: 'kpj', value: '26333333333' } as const;
    const code = { kind: 'registration', value: later.code } as const;
    const holders = async () => [
      (await findCardHolder(asked, kpj))?.workerId,
      (await findCardHolder(asked, code))?.workerId,
    ];
    // The control: each leads to its own before.
    expect(await holders()).toEqual([first.workerId, second.workerId]);
    await held.asAdmin(`update registry.workers w set merged_into = g.survivor::uuid
      from (values ('${first.workerId}', '${second.workerId}'), ('${second.workerId}', '${third.workerId}')) as g (merged, survivor)
      where w.worker_id = g.merged::uuid`);
    expect(await holders()).toEqual([third.workerId, third.workerId]);
  });
});

describe('a worker’s own page', () => {
  test('tells where he stands, who pays, what is kept and who looked, and is a look itself', async () => {
    const employer = await anEmployer();
    const worker = await theWorker({ segment: 'PU', custodians: [employer] });
    await showCard(held.services, office, worker.workerId);
    const own = await showOwn(held.services, himself(worker));
    expect(own).toMatchObject({
      workerId: worker.workerId,
      name: worker.name,
      status: 'registered',
      memberships: [
        {
          segment: 'PU',
          payer: 'employer',
          organisation: { name: 'PT Nyata Sekali' },
          openedOn: '2026-01-15',
        },
      ],
      held: { phoneMasked: '0812****7890', area: { code: '51.71.04.2008' } },
      looks: [{ role: 'office_staff', organisation: null, times: 1, acts: ['registry.show-card'] }],
      looksMore: false,
    });
    expect(JSON.stringify(own)).not.toContain(worker.nik);
    expect(await actsOn(worker)).toEqual(['registry.show-card', 'registry.show-own']);
  });

  test('names the payer of one’s own membership only', async () => {
    const employer = await anEmployer();
    await theWorker({ segment: 'PU', custodians: [employer] });
    const alone = await theWorker();
    expect((await showOwn(held.services, himself(alone))).memberships).toMatchObject([
      { segment: 'BPU', payer: 'self', organisation: null },
    ]);
  });

  test('what he does himself is for him and the office to see, not for his employer or village', async () => {
    const employer = await anEmployer();
    const worker = await theWorker({ segment: 'PU', custodians: [employer] });
    await showCard(held.services, office, worker.workerId);
    await showOwn(held.services, himself(worker));
    const looks = async (caller: Caller) =>
      (await findHistory(caller, worker.workerId)).map(({ act }) => act);
    const [byOffice, byHimself] = ['registry.show-card', 'registry.show-own'];
    for (const caller of [himself(worker), office])
      expect(await looks(caller)).toEqual([byHimself, byOffice]);
    for (const caller of [
      aCaller('employer', { organisationId: employer, organisationIds: [employer] }),
      aCaller('village', { areaCodes: ['51.71.04.2008'] }),
    ])
      expect(await looks(caller)).toEqual([byOffice]);
  });

  test('is nobody else’s', async () => {
    const worker = await theWorker();
    for (const role of ['office_staff', 'auditor', 'employer', 'admin'] as const)
      await expect(
        showOwn(held.services, aCaller(role, { areaCodes: ['51'], workerId: worker.workerId })),
      ).rejects.toMatchObject({ code: 'access.forbidden' });
    await expect(showOwn(held.services, aCaller('worker', { workerId: newId() }))).rejects.toMatchObject({
      code: 'worker.not_found',
    });
  });
});
