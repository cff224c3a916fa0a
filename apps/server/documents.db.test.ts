import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { documentSchema } from '#platform/core/documents-contract.ts';
import { type Caller, contextOf } from '#platform/core/roles.ts';
import { inTransaction, type Transaction } from '#platform/server/db/index.ts';
import {
  attachDocument,
  documentsRoutes,
  letGoDocuments,
  type Proof,
} from '#platform/server/documents/index.ts';
import { waitingDocuments } from '#platform/server/documents/limits.ts';
import { newId } from '#platform/server/new-id.ts';
import { aJpeg, aPdf, aPng, exifSegment } from '#tests/support/a-document.ts';
import { aCaller, aWorker, insertWorkers } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { createApp } from './app.ts';

const held = testDatabase();
const village = aCaller('village', { areaCodes: ['51.71.04.2008'] });
const office = aCaller('office_staff', { areaCodes: ['51.71'] });
const elsewhere = aCaller('village', { areaCodes: ['51.04.01.2001'] });
const government = aCaller('government', { areaCodes: ['51.71'] });
const desk = aCaller('permit_desk', { areaCodes: ['51.71'] });
const callers = new Map(
  [village, office, elsewhere, government, desk].map((caller) => [caller.accountId, caller]),
);
const worker = aWorker();
const stranger = aWorker({ areaCode: '51.04.01.2001' });
const secret = 'RAHASIA-5171042104040001';
const faults: unknown[] = [];
let app: Awaited<ReturnType<typeof createApp>>;
let address: string;

beforeAll(async () => {
  await insertWorkers(held, [worker, stranger]);
  app = await createApp({
    router: { documents: documentsRoutes(held.services) },
    callerOf: async (headers) => callers.get(headers.get('x-caller') ?? '') ?? null,
    handleSignIn: async () => new Response(),
    isHealthy: async () => true,
    webDirectory: '/nowhere',
    report: (_, error) => faults.push(error),
  });
  address = await app.listen({ port: 0, host: '127.0.0.1' });
});
beforeEach(() => held.asAdmin('delete from platform.documents'));
afterAll(() => app.close());

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly file?: Uint8Array;
  readonly fileName?: string;
  readonly key?: string;
}

async function ask(caller: Caller, { method = 'GET', path = '', file, fileName = 'akta', key }: Asked) {
  const form = new FormData();
  if (file) form.append('file', new File([new Uint8Array(file)], fileName));
  return fetch(`${address}/api/v1/documents${path}`, {
    method: file ? 'POST' : method,
    headers: { 'x-caller': caller.accountId, ...(key ? { 'idempotency-key': key } : {}) },
    body: file ? form : null,
  });
}

const refusalSchema = z.object({ code: z.string(), message: z.string() });

async function codeOf(reply: Response): Promise<string> {
  return `${reply.status} ${refusalSchema.parse(await reply.json()).code}`;
}

async function handIn(caller: Caller, file: Uint8Array, key?: string) {
  const reply = await ask(caller, { file, ...(key ? { key } : {}) });
  expect(reply.status).toBe(200);
  return documentSchema.parse(await reply.json());
}

function as<Result>(caller: Caller, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
  return inTransaction(held.services.pool, contextOf(caller), work);
}

function attach(caller: Caller, documentId: string, of: Partial<Proof> = {}): Promise<void> {
  const proof = { act: 'registry.correct-worker', documentId, workerId: worker.workerId, ...of };
  return as(caller, (transaction) => attachDocument(transaction, proof));
}

async function looksAt(documentId: string) {
  const rows = await held.asAdmin(`select e.act, e.account_id, s.worker_id from platform.audit_entries e
    left join platform.audit_subjects s using (entry_id) where e.subject_id = '${documentId}' order by e.recorded_at`);
  return rows.map(({ act, account_id, worker_id }) => [act, account_id, worker_id]);
}

describe('a document that is handed in', () => {
  test('is told of by kind, size and measure', async () => {
    expect(await handIn(village, aPdf({ pages: 3 }))).toMatchObject({ kind: 'pdf', pages: 3, pixels: null });
    const photo = await handIn(village, aJpeg({ width: 16, height: 8 }));
    expect(photo).toMatchObject({ kind: 'jpeg', pages: null, pixels: { width: 16, height: 8 } });
    expect(photo.sizeBytes).toBeGreaterThan(0);
  });

  test('lies in the table sealed, without what stood beside the picture, with the hash of what was sent', async () => {
    const given = aJpeg({ before: [[0xe1, exifSegment(6, secret)]] });
    const { documentId } = await handIn(village, given);
    const [row] = await held.asAdmin(
      `select given_sha256, sha256, content_sealed, d::text as all from platform.documents d`,
    );
    expect(row?.given_sha256).toEqual(createHash('sha256').update(given).digest());
    const bytes = new Uint8Array(
      await (await ask(village, { path: `/${documentId}/content` })).arrayBuffer(),
    );
    expect(row?.sha256).toEqual(createHash('sha256').update(bytes).digest());
    expect(Buffer.from(bytes).includes(secret)).toBe(false);
    expect(Buffer.from(bytes).subarray(0, 3).toString('hex')).toBe('ffd8ff');
    // Control: the words are found where nothing is sealed.
    expect(given.includes(secret)).toBe(true);
    expect(String(row?.all)).not.toContain(Buffer.from(bytes).subarray(0, 32).toString('hex'));
  });

  test.each<[string, Uint8Array, string, string]>([
    [
      'a PDF with a script',
      aPdf({ catalogue: '/OpenAction << /S /JavaScript /JS (1) >>' }),
      'a.pdf',
      '422 document.pdf_script',
    ],
    ['a web page', Buffer.from(`<html>${secret}</html>`), 'a.png', '422 document.unsupported'],
    ['nothing', new Uint8Array(), 'a.pdf', '422 document.empty'],
    ['60,000 x 60,000', aJpeg({ width: 60_000, height: 60_000 }), 'a.jpg', '413 document.too_many_pixels'],
    ['a PNG named as a PDF', aPng(), 'a.pdf', '422 document.wrong_extension'],
  ])('is refused by name, and nothing of it is kept: %s', async (_, file, fileName, code) => {
    const reply = await ask(village, { file, fileName });
    const body = await reply.text();
    expect(`${reply.status} ${refusalSchema.parse(JSON.parse(body)).code}`).toBe(code);
    expect(body).not.toContain(secret);
    expect(await held.asAdmin('select from platform.documents')).toEqual([]);
  });

  test('is refused without the right to act on people or to keep agreements', async () => {
    expect(await codeOf(await ask(desk, { file: aPdf() }))).toBe('403 access.forbidden');
  });

  test('twice under one key is one document; under another it is a second one', async () => {
    const first = await handIn(village, aPdf(), 'kunci-pertama');
    expect(await handIn(village, aPdf(), 'kunci-pertama')).toEqual(first);
    expect(await codeOf(await ask(village, { file: aPng(), key: 'kunci-pertama' }))).toBe(
      '409 idempotency.conflict',
    );
    expect((await handIn(village, aPdf(), 'kunci-kedua')).documentId).not.toBe(first.documentId);
  });

  test('is refused when as many wait as may; one that is discarded or attached makes room', async () => {
    await held.asAdmin(`insert into platform.documents (document_id, kind, size_bytes, pages, sha256, given_sha256, content_sealed, account_id)
      select gen_random_uuid(), 'pdf', 1, 1, sha256('x'), sha256('x'), 'x', '${village.accountId}' from generate_series(1, ${waitingDocuments - 1})`);
    const { documentId } = await handIn(village, aPdf());
    expect(await codeOf(await ask(village, { file: aPdf() }))).toBe('429 document.too_many_waiting');
    await handIn(office, aPdf());
    expect((await ask(village, { method: 'DELETE', path: `/${documentId}` })).status).toBe(200);
    const second = await handIn(village, aPdf());
    await attach(village, second.documentId);
    await handIn(village, aPdf());
  });
});

describe('a document that is looked at', () => {
  test.each<[string, Uint8Array, string, string]>([
    ['a picture', aPng(), 'image/png', 'png'],
    ['a photo', aJpeg(), 'image/jpeg', 'jpg'],
    ['a PDF', aPdf(), 'application/pdf', 'pdf'],
  ])('comes as a file to save, kept nowhere, that runs nothing: %s', async (_, file, type, ending) => {
    const { documentId } = await handIn(village, file);
    const reply = await ask(village, { path: `/${documentId}/content` });
    const headers = Object.fromEntries(reply.headers);
    expect(headers).toMatchObject({
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(headers['content-disposition']).toMatch(
      new RegExp(`^attachment; filename="dokumen-[0-9a-f]{12}\\.${ending}"`),
    );
    expect(new Uint8Array(await reply.arrayBuffer()).subarray(0, 3)).toEqual(
      new Uint8Array(file).subarray(0, 3),
    );
  });

  test('leaves an entry that names the worker it is about', async () => {
    const { documentId } = await handIn(village, aPdf());
    await attach(village, documentId);
    await ask(office, { path: `/${documentId}` });
    await ask(office, { path: `/${documentId}/content` });
    expect(await looksAt(documentId)).toEqual([
      ['platform.upload-document', village.accountId, null],
      ['platform.show-document', office.accountId, worker.workerId],
      ['platform.open-document', office.accountId, worker.workerId],
    ]);
  });

  test('is absent for others while it waits, and then for whoever does not see what it proves', async () => {
    const { documentId } = await handIn(village, aPdf());
    const statusesOf = async (caller: Caller) => [
      await codeOf(await ask(caller, { path: `/${documentId}` })),
      await codeOf(await ask(caller, { path: `/${documentId}/content` })),
      await codeOf(await ask(caller, { method: 'DELETE', path: `/${documentId}` })),
    ];
    const absent = Array(3).fill('404 document.not_found');
    expect(await statusesOf(office)).toEqual(absent);
    await attach(village, documentId);
    expect(await statusesOf(elsewhere)).toEqual(absent);
    expect(await statusesOf(government)).toEqual(absent);
    expect(await statusesOf(desk)).toEqual(Array(3).fill('403 access.forbidden'));
    const shown: unknown = await (await ask(office, { path: `/${documentId}` })).json();
    expect(shown).toMatchObject({ documentId, kind: 'pdf', attached: { act: 'registry.correct-worker' } });
  });

  test('cannot be read once its sealed bytes were moved to another document', async () => {
    const [one, other] = [await handIn(village, aPdf()), await handIn(village, aPdf({ pages: 2 }))];
    await held.asAdmin(`update platform.documents set content_sealed =
      (select content_sealed from platform.documents where document_id = '${other.documentId}') where document_id = '${one.documentId}'`);
    expect((await ask(village, { path: `/${one.documentId}/content` })).status).toBe(500);
    expect((await ask(village, { path: `/${other.documentId}/content` })).status).toBe(200);
    expect(faults.splice(0)).toHaveLength(1);
  });
});

describe('a document that proves an act', () => {
  test('is attached once, and then stands', async () => {
    const { documentId } = await handIn(village, aPdf());
    await attach(village, documentId);
    await expect(attach(village, documentId)).rejects.toMatchObject({ code: 'document.already_attached' });
    expect(await codeOf(await ask(village, { method: 'DELETE', path: `/${documentId}` }))).toBe(
      '409 document.already_attached',
    );
  });

  test('is attached by one of two acts that want it at the same moment', async () => {
    const { documentId } = await handIn(village, aPdf());
    const both = await Promise.allSettled([attach(village, documentId), attach(village, documentId)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('goes on waiting when its act is refused', async () => {
    const { documentId } = await handIn(village, aPdf());
    const refused = as(village, async (transaction) => {
      await attachDocument(transaction, {
        act: 'registry.move-worker',
        documentId,
        workerId: worker.workerId,
      });
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    await attach(village, documentId);
  });

  test("is not someone else's, not one that is gone, and is never put where its giver sees nothing", async () => {
    const { documentId } = await handIn(village, aPdf());
    const absent = { code: 'document.not_found' };
    await expect(attach(office, documentId)).rejects.toMatchObject(absent);
    await expect(attach(village, newId())).rejects.toMatchObject(absent);
    await expect(attach(village, documentId, { workerId: stranger.workerId })).rejects.toThrow(
      /row-level security/,
    );
    await attach(village, documentId);
  });
});

describe('a document that proves nothing', () => {
  test('is let go after 24 hours; one that waits less long, or proves something, is kept', async () => {
    const [old, fresh, proof] = [
      await handIn(village, aPdf()),
      await handIn(village, aPdf()),
      await handIn(village, aPdf()),
    ];
    await attach(village, proof.documentId);
    await held.asAdmin(`update platform.documents set uploaded_at = now() - interval '24 hours 1 minute'
      where document_id in ('${old.documentId}', '${proof.documentId}')`);
    await held.asAdmin(`update platform.documents set uploaded_at = now() - interval '23 hours 59 minutes'
      where document_id = '${fresh.documentId}'`);
    expect(await letGoDocuments(held.database.worker)).toBe(1);
    const left = await held.asAdmin('select document_id from platform.documents');
    expect(left.map(({ document_id }) => document_id).sort()).toEqual(
      [fresh.documentId, proof.documentId].sort(),
    );
    await expect(attach(village, old.documentId)).rejects.toMatchObject({ code: 'document.not_found' });
  });

  test('is discarded by its giver at once, and the journal keeps that it was there', async () => {
    const { documentId } = await handIn(village, aPdf());
    expect((await ask(village, { method: 'DELETE', path: `/${documentId}` })).status).toBe(200);
    expect(await codeOf(await ask(village, { path: `/${documentId}` }))).toBe('404 document.not_found');
    expect((await looksAt(documentId)).map(([act]) => act)).toEqual([
      'platform.upload-document',
      'platform.discard-document',
    ]);
  });
});
