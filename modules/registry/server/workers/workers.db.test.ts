import { describe, expect, test } from 'vitest';
import { newId } from '#platform/server/new-id.ts';
import { aCaller, aWorker, insertWorkers } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { revealWorker } from './reveal-worker.ts';
import { searchWorkers } from './search-workers.ts';
import { showWorker } from './show-worker.ts';

const held = testDatabase();

const ubungKaja = () => aCaller('village', { areaCodes: ['51.71.04.2008'] });
const sesetan = () => aCaller('village', { areaCodes: ['51.71.01.1003'] });
const branch = () => aCaller('office_staff', { areaCodes: ['51.01', '51.71'] });

async function refusalOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('was not refused');
}

async function entriesOf(accountId: string) {
  return held.asAdmin(
    `select act, subject_kind, subject_id, reason, subjects_count from platform.audit_entries where account_id = '${accountId}' order by entry_id`,
  );
}

describe('searching for workers', () => {
  test('by name words in any case, by NIK, by masked NIK and by KPJ', async () => {
    const worker = aWorker({ name: 'Ni Luh Kertiasih Wulandari', kpj: '26000000001' });
    await insertWorkers(held, [worker, aWorker({ name: 'Ni Luh Lain' })]);
    const typed = [
      'kertiasih',
      'WULANDARI ni luh',
      worker.nik,
      `${worker.nik.slice(0, 4)}…${worker.nik.slice(12)}`,
      '2600 0000 001',
    ];
    for (const query of typed) {
      const { workers } = await searchWorkers(held.services, branch(), { query, limit: 50 });
      expect(workers.map((found) => found.workerId)).toContain(worker.workerId);
      expect(JSON.stringify(workers)).not.toContain(worker.nik);
    }
  });

  test('gives a line with the area named, the segments and protection', async () => {
    const worker = aWorker({ name: 'Ketut Satrianadi' });
    await insertWorkers(held, [worker]);
    const { workers } = await searchWorkers(held.services, ubungKaja(), { query: 'satrianadi', limit: 5 });
    expect(workers).toMatchObject([
      {
        name: 'Ketut Satrianadi',
        birthDate: '1980-01-01',
        area: { code: '51.71.04.2008', pathName: 'Ubung Kaja, Denpasar Utara, Kota Denpasar, Bali' },
        segments: ['BPU'],
        // Registered alone protects nobody: the first payment does.
        openState: 'REGISTERED',
        protected: false,
      },
    ]);
  });

  test('finds nobody of another village, by any key', async () => {
    const worker = aWorker({ name: 'Gede Tersembunyi', kpj: '26000000002' });
    await insertWorkers(held, [worker]);
    for (const query of ['tersembunyi', worker.nik, '26000000002']) {
      const answer = await searchWorkers(held.services, sesetan(), { query, limit: 50 });
      expect(answer).toEqual({ workers: [], cursor: null });
    }
  });

  test('goes through all pages without missing or repeating anyone', async () => {
    const some = Array.from({ length: 23 }, (_, index) =>
      aWorker({ name: 'Nyoman Berhalaman', areaCode: index % 2 ? '51.71.04.2008' : '51.71.01.1003' }),
    );
    const working = Array.from({ length: 4 }, () =>
      aWorker({ name: 'Nyoman Berhalaman', areaCode: '', workAreaCode: '51.71.01.1003' }),
    );
    await insertWorkers(held, [...some, ...working]);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await searchWorkers(held.services, branch(), {
        query: 'berhalaman',
        limit: 5,
        cursor: cursor ?? undefined,
      });
      seen.push(...page.workers.map((worker) => worker.workerId));
      cursor = page.cursor;
    } while (cursor);
    expect(seen).toHaveLength(27);
    expect(new Set(seen)).toEqual(new Set([...some, ...working].map((worker) => worker.workerId)));
  });

  test('keeps to a segment, an organisation and an area below', async () => {
    const employer = newId();
    const paid = aWorker({
      name: 'Made Tersaring',
      segment: 'PU',
      areaCode: '51.71.01.1003',
      custodians: [employer],
    });
    await insertWorkers(held, [paid, aWorker({ name: 'Made Tersaring' })]);
    const base = { query: 'tersaring', limit: 10 };
    const ids = async (more: object) =>
      (await searchWorkers(held.services, branch(), { ...base, ...more })).workers.map((one) => one.workerId);
    expect(await ids({})).toHaveLength(2);
    expect(await ids({ segment: 'PU' })).toEqual([paid.workerId]);
    expect(await ids({ organisationId: employer })).toEqual([paid.workerId]);
    expect(await ids({ within: '51.71.01' })).toEqual([paid.workerId]);
    expect(await ids({ within: '51.02' })).toEqual([]);
  });

  test('is audited with the workers shown and without what was typed', async () => {
    const worker = aWorker({ name: 'Komang Tercatat' });
    await insertWorkers(held, [worker]);
    const caller = ubungKaja();
    await searchWorkers(held.services, caller, { query: worker.nik, limit: 5 });
    expect(await entriesOf(caller.accountId)).toEqual([
      {
        act: 'registry.search-workers',
        subject_kind: 'search',
        subject_id: 'nik',
        reason: null,
        subjects_count: 1,
      },
    ]);
  });

  test('refuses what finds nobody, and roles that see no people', async () => {
    await expect(searchWorkers(held.services, branch(), { query: 'i', limit: 5 })).rejects.toMatchObject({
      code: 'worker.search_too_short',
    });
    for (const role of ['admin', 'government', 'sponsor', 'permit_desk'] as const)
      await expect(
        searchWorkers(held.services, aCaller(role, { areaCodes: ['51'] }), { query: 'wayan', limit: 5 }),
      ).rejects.toMatchObject({ code: 'access.forbidden' });
  });
});

describe('the page of a worker', () => {
  test('says everything known, the NIK masked, and heads the looks with this one', async () => {
    const worker = aWorker({ kpj: '26000000003' });
    await insertWorkers(held, [worker]);
    const caller = ubungKaja();
    const shown = await showWorker(held.services, caller, worker.workerId);
    expect(shown).toMatchObject({
      nikMasked: `${worker.nik.slice(0, 4)}********${worker.nik.slice(12)}`,
      phoneMasked: '0812****7890',
      memberships: [{ segment: 'BPU', state: 'REGISTERED', kpj: '26000000003', openedOn: '2026-01-15' }],
      historyMore: false,
    });
    expect(shown.history[0]).toMatchObject({ actorName: caller.name, act: 'registry.show-worker' });
    expect(JSON.stringify(shown)).not.toContain(worker.nik);
  });

  test('shows a village that looked to the next one who may see the worker', async () => {
    const worker = aWorker();
    await insertWorkers(held, [worker]);
    await showWorker(held.services, ubungKaja(), worker.workerId);
    const { history } = await showWorker(held.services, branch(), worker.workerId);
    expect(history.map((look) => look.actorRole)).toEqual(['office_staff', 'village']);
  });

  test('answers another village exactly as if the worker did not exist, and writes nothing', async () => {
    const worker = aWorker();
    await insertWorkers(held, [worker]);
    const caller = sesetan();
    const foreign = await refusalOf(showWorker(held.services, caller, worker.workerId));
    const absent = await refusalOf(showWorker(held.services, caller, newId()));
    expect(foreign).toMatchObject({ code: 'worker.not_found', status: 404 });
    expect(JSON.stringify(foreign)).toBe(JSON.stringify(absent));
    expect(await entriesOf(caller.accountId)).toEqual([]);
  });

  test('lets a worker see himself and nobody else', async () => {
    const [self, other] = [aWorker(), aWorker()];
    await insertWorkers(held, [self, other]);
    const caller = aCaller('worker', { workerId: self.workerId });
    expect(await showWorker(held.services, caller, self.workerId)).toMatchObject({ workerId: self.workerId });
    await expect(showWorker(held.services, caller, other.workerId)).rejects.toMatchObject({
      code: 'worker.not_found',
    });
  });
});

describe('revealing', () => {
  test('gives NIK and phone in clear with the reason in the journal, and keeps no clear NIK anywhere', async () => {
    const worker = aWorker();
    await insertWorkers(held, [worker]);
    const caller = ubungKaja();
    const reason = `Mencocokkan KTP ${worker.nik}`;
    expect(await revealWorker(held.services, caller, { workerId: worker.workerId, reason })).toEqual({
      nik: worker.nik,
      phone: '081234567890',
    });
    const [entry] = await entriesOf(caller.accountId);
    expect(entry).toMatchObject({ act: 'registry.reveal-worker', subject_id: worker.workerId });
    expect(entry?.reason).toMatch(/^Mencocokkan KTP \D+$/);
    const kept = await held.asAdmin('select response::text from platform.idempotency_keys');
    expect(JSON.stringify(kept)).not.toContain(worker.nik);
  });

  test('refuses another village as if the worker did not exist, and the auditor outright', async () => {
    const worker = aWorker();
    await insertWorkers(held, [worker]);
    const request = { workerId: worker.workerId, reason: 'ingin tahu' };
    await expect(revealWorker(held.services, sesetan(), request)).rejects.toMatchObject({
      code: 'worker.not_found',
    });
    await expect(revealWorker(held.services, aCaller('auditor'), request)).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  });
});
