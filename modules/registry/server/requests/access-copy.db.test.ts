import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { showWorker } from '#modules/registry/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller, aWorker, insertWorkers, type TestWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { textOfPdf } from '#tests/support/pdf-text.ts';
import { changeRequest } from './change-request.ts';
import { letGoCopies } from './jobs.ts';
import { downloadCopy, makeAccessCopyNow } from './make-access-copy.ts';
import { openRequest } from './open-request.ts';
import { showRequest } from './show-requests.ts';

const held = testDatabase();

const office = () => aCaller('office_supervisor', { areaCodes: ['51.71'] });

const shape = z.object({
  person: z.object({ nik: z.string(), phone: z.string().nullable() }),
  records: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  looks: z.array(z.record(z.string(), z.unknown())),
});

/** A worker who asked for a copy, and the office that had it made. */
async function aCopy(worker: TestWorker): Promise<{ requestId: string; caller: Caller; self: Caller }> {
  const caller = office();
  const self = aCaller('worker', { workerId: worker.workerId });
  const asked = { kind: 'access', workerId: worker.workerId, words: '', employer: '' } as const;
  const { requestId } = await openRequest(held.services, self, asked);
  await changeRequest(held.services, caller, 'registry.make-access-copy', { requestId, version: 1 });
  await makeAccessCopyNow(held.services, caller, requestId);
  return { requestId, caller, self };
}

async function jsonOf(caller: Caller, requestId: string) {
  const file = await downloadCopy(held.services, caller, { requestId, format: 'json' });
  const text = await file.text();
  return { text, copy: shape.parse(JSON.parse(text)) };
}

describe('a copy of everything', () => {
  test('holds every row that any table keeps about the worker', async () => {
    const worker = aWorker();
    await insertWorkers(held, [worker, aWorker()]);
    await held.asAdmin(rowsOfEverything(worker.workerId));
    const { requestId, self } = await aCopy(worker);
    const { copy } = await jsonOf(self, requestId);
    // Handing the copy over is written down after it is made.
    const since = new Map([['registry.request_events', 1]]);
    for (const { table, rows } of await tablesAbout(worker.workerId))
      if (!besides.has(table))
        expect(`${table} ${copy.records[table]?.length}`).toBe(`${table} ${rows - (since.get(table) ?? 0)}`);
    expect(copy.person).toEqual({ nik: worker.nik, phone: '081234567890' });
    expect(copy.records['registry.worker_events']?.[0]?.reason).toBe('Sesuai KTP');
    expect(copy.records['registry.requests']?.[0]?.content).toMatchObject({ words: '' });
  });

  test('every table with a worker in it is copied, or stands here with the reason why not', async () => {
    const tables = (await tablesAbout(newId())).map(({ table }) => table);
    const worker = aWorker();
    await insertWorkers(held, [worker]);
    const { requestId, self } = await aCopy(worker);
    const { copy } = await jsonOf(self, requestId);
    expect(tables.filter((table) => !(table in copy.records) && !besides.has(table))).toEqual([]);
  });

  test('names who looked, also at his complaint, which his employer never reads', async () => {
    const worker = aWorker();
    await insertWorkers(held, [worker]);
    const seer = aCaller('village', { areaCodes: ['51.71.04.2008'], name: 'Kelihan Banjar' });
    await showWorker(held.services, seer, worker.workerId);
    const complaint = {
      kind: 'complaint',
      topic: 'other',
      workerId: worker.workerId,
      employer: 'CV Maju',
    } as const;
    await openRequest(held.services, office(), { ...complaint, words: 'Iuran dipotong tidak dibayar' });
    const { requestId, self } = await aCopy(worker);
    const { copy } = await jsonOf(self, requestId);
    expect(copy.looks.map(({ actor_name, act }) => `${actor_name} ${act}`)).toEqual(
      expect.arrayContaining([
        'Kelihan Banjar registry.show-worker',
        'Seorang office_supervisor registry.open-request',
      ]),
    );
  });

  test('shows no number of sixteen digits but his own; control: a planted one is masked, and would be found', async () => {
    const [worker, other] = [aWorker(), aWorker()];
    await insertWorkers(held, [worker, other]);
    const words = `Saya dan adik saya ${other.nik} bekerja di sana`;
    const self = aCaller('worker', { workerId: worker.workerId });
    await openRequest(held.services, self, {
      kind: 'correction',
      workerId: worker.workerId,
      words,
      employer: '',
    });
    const { requestId } = await aCopy(worker);
    const { text } = await jsonOf(self, requestId);
    const numbers = (given: string) => [...new Set(given.match(/\d{16}/g) ?? [])];
    expect(numbers(text)).toEqual([worker.nik]);
    expect(text).toContain(`${other.nik.slice(0, 4)}********${other.nik.slice(12)}`);
    expect(numbers(words)).toEqual([other.nik]);
  });

  test('answers the request, is a PDF too, and each download is audited', async () => {
    const worker = aWorker();
    await insertWorkers(held, [worker]);
    const { requestId, caller, self } = await aCopy(worker);
    const shown = await showRequest(held.services, caller, requestId);
    expect(shown).toMatchObject({ state: 'ANSWERED', copies: [{ format: 'json' }, { format: 'pdf' }] });
    const pdf = Buffer.from(
      await (await downloadCopy(held.services, self, { requestId, format: 'pdf' })).arrayBuffer(),
    );
    const pages = textOfPdf(pdf);
    for (const words of [
      'Salinan data pribadi',
      worker.name,
      worker.nik,
      '1. Identitas',
      '8. Siapa yang melihat',
    ])
      expect(pages.join('\n')).toContain(words);
    expect(pages[0]).toContain(`Halaman 1 dari ${pages.length}`);
    const entries =
      await held.asAdmin(`select act, subjects_count, details->>'format' as format from platform.audit_entries
      where account_id = '${self.accountId}' and act = 'registry.download-access-copy'`);
    expect(entries).toEqual([{ act: 'registry.download-access-copy', subjects_count: 1, format: 'pdf' }]);
    await makeAccessCopyNow(held.services, caller, requestId);
    expect((await showRequest(held.services, caller, requestId)).events).toHaveLength(3);
  });

  test('lies sealed: neither name nor NIK stands in the table', async () => {
    const worker = aWorker({ name: 'Ni Putu Tersegel' });
    await insertWorkers(held, [worker]);
    const { requestId } = await aCopy(worker);
    const rows = await held.asAdmin(
      `select encode(content_sealed, 'escape') as kept from registry.access_copies where request_id = '${requestId}'`,
    );
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`Tersegel|${worker.nik}`));
  });

  test('is for the worker and the office of his area; for others there is none', async () => {
    const [worker, other] = [aWorker(), aWorker()];
    await insertWorkers(held, [worker, other]);
    const { requestId } = await aCopy(worker);
    const download = (caller: Caller) => downloadCopy(held.services, caller, { requestId, format: 'json' });
    await expect(download(aCaller('worker', { workerId: other.workerId }))).rejects.toMatchObject({
      code: 'case.not_found',
    });
    await expect(download(aCaller('office_staff', { areaCodes: ['51.04'] }))).rejects.toMatchObject({
      code: 'case.not_found',
    });
    await expect(download(aCaller('village', { areaCodes: ['51.71.04.2008'] }))).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    await expect(download(aCaller('employer'))).rejects.toMatchObject({ code: 'access.forbidden' });
  });

  test('is gone after seven days, first from sight, then from the table; one that still runs stays', async () => {
    const workers = [aWorker(), aWorker()];
    await insertWorkers(held, workers);
    const [old, young] = [await aCopy(workers[0] ?? aWorker()), await aCopy(workers[1] ?? aWorker())];
    await held.asAdmin(
      `update registry.access_copies set made_at = made_at - interval '8 days', expires_at = expires_at - interval '8 days' where request_id = '${old.requestId}'`,
    );
    await expect(jsonOf(old.self, old.requestId)).rejects.toMatchObject({ code: 'case.copy_expired' });
    expect(await letGoCopies(held.database.worker)).toBe(2);
    expect((await jsonOf(young.self, young.requestId)).copy.person.nik).toBe(workers[1]?.nik);
  });
});

/** Why a table with a worker in it is not copied row by row. */
const besides: ReadonlyMap<string, string> = new Map([
  ['platform.audit_subjects', 'told as `looks`, with who and when'],
  ['registry.access_copies', 'the copies themselves'],
  ['accounts.worker_codes', 'keyed hashes of one-time codes, good for minutes'],
]);

/** Every table of ours that has a worker in it, and how many rows are about this one. */
async function tablesAbout(workerId: string): Promise<{ table: string; rows: number }[]> {
  const found =
    await held.asAdmin(`select n.nspname || '.' || c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'worker_id' and not a.attisdropped
    where n.nspname in ('registry', 'platform', 'accounts', 'coverage') and c.relkind in ('r', 'p') and not c.relispartition order by 1`);
  const counts = await held.asAdmin(
    found
      .map(
        ({ table }) =>
          `select '${table}' as table, count(*)::int as rows from ${table} where worker_id = '${workerId}'`,
      )
      .join(' union all '),
  );
  return counts.map((row) => ({ table: String(row.table), rows: Number(row.rows) }));
}

/** One row about the worker in tables that the registration alone does not fill. */
function rowsOfEverything(workerId: string): string {
  return `insert into registry.worker_events (worker_id, event_id, act, effective_on, changes, reason, account_id, actor_name, actor_role, worker_version)
      values ('${workerId}', '${newId()}', 'registry.correct-worker', '2026-11-15', '[]', 'Sesuai KTP', '${newId()}', 'Staf', 'office_staff', 2);
    insert into registry.past_values (worker_id, event_id, field, value, until_month) values ('${workerId}', '${newId()}', 'area_code', '51.71.04.1009', '2026-05');
    insert into registry.departures (worker_id, event_id, area_code, name, left_on) values ('${workerId}', '${newId()}', '51.71.04.1009', 'I Wayan', '2026-05-01');
    insert into registry.list_registrations (list_id, row_id, worker_id, account_id) values ('${newId()}', 1, '${workerId}', '${newId()}');
    insert into registry.proposals (worker_id, proposal_id, act, request, effective_on, reason, account_id, actor_name, actor_role, person_key)
      values ('${workerId}', '${newId()}', 'registry.report-death', '{}', '2026-11-01', 'Akta kematian', '${newId()}', 'Staf', 'office_staff', 'x')`;
}
