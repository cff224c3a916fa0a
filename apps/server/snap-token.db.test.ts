import { generateKeyPairSync } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { timeStampOf } from '#modules/contributions/core/index.ts';
import { bankJobs, setUpBank, stopBank } from '#modules/contributions/server/index.ts';
import { contextOf, type Role, roles } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { aBank, askToken, openBankDoor, send, type TestBank, tokenOf } from '#tests/support/a-bank.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';

const held = testDatabase();
let bank: TestBank;
let app: FastifyInstance;
let faults: readonly unknown[];

beforeAll(async () => {
  const door = await openBankDoor(held);
  ({ app, faults } = door);
  bank = await aBank(held, door.address, 'BANK-UJI');
});
afterAll(async () => {
  await app.close();
  expect(faults).toEqual([]);
});

const minutesAgo = (minutes: number) => timeStampOf(Date.now() - minutes * 60_000);

describe('asking for an access token', () => {
  test('gives one for 15 minutes, kept as a hash alone', async () => {
    const reply = await askToken(bank);
    expect(reply).toMatchObject({
      status: 200,
      body: {
        responseCode: '2007300',
        responseMessage: 'Successful',
        tokenType: 'Bearer',
        expiresIn: '900',
      },
    });
    expect(reply.headers.get('x-client-key')).toBe('BANK-UJI');
    expect(reply.headers.get('x-timestamp')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/);
    const token = String(reply.body.accessToken);
    expect(token).toMatch(/^[\w-]{43}$/);
    const rows = await held.asAdmin(
      `select t::text as row, extract(epoch from expires_at - now()) between 880 and 900 as holds from contributions.snap_tokens t`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.holds).toBe(true);
    expect(String(rows[0]?.row)).not.toContain(token);
  });

  test.each(['X-TIMESTAMP', 'X-CLIENT-KEY', 'X-SIGNATURE'])('without %s is told which', async (header) => {
    const reply = await askToken(bank, { headers: { [header]: null } });
    expect(reply).toMatchObject({
      status: 400,
      body: { responseCode: '4007302', responseMessage: `Invalid Mandatory Field {${header}}` },
    });
  });

  test('with a malformed time is told so', async () => {
    const reply = await askToken(bank, { headers: { 'X-TIMESTAMP': '2026-11-21 09:00' } });
    expect(reply).toMatchObject({
      status: 400,
      body: { responseCode: '4007301', responseMessage: 'Invalid Field Format {X-TIMESTAMP}' },
    });
  });

  test.each([6, -6])('with a time %i minutes old, well signed, is refused', async (minutes) => {
    const reply = await askToken(bank, { headers: { 'X-TIMESTAMP': minutesAgo(minutes) } });
    expect(reply).toMatchObject({
      status: 401,
      body: { responseCode: '4017300', responseMessage: 'Unauthorized. [X-TIMESTAMP]' },
    });
  });

  test('with a wrong signature is refused, and an unknown bank in the very same words', async () => {
    const wrong = await askToken(bank, { headers: { 'X-SIGNATURE': 'AAAA' } });
    expect(wrong).toMatchObject({
      status: 401,
      body: { responseCode: '4017300', responseMessage: 'Unauthorized. [Signature]' },
    });
    for (const partnerId of ['NOBODY', "x' or 1=1", 'A'.repeat(300)]) {
      const unknown = await askToken({ ...bank, partnerId });
      expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body]);
    }
  });

  test('with the key of another bank is refused', async () => {
    const other = await aBank(held, bank.address, 'BANK-LAIN');
    expect((await askToken({ ...bank, privateKey: other.privateKey })).code).toBe('4017300');
  });

  test.each([
    ['{}', '4007302'],
    ['{"grantType":"password"}', '4007301'],
    ['{"grantType":', '4007300'],
    ['', '4007300'],
  ])('with the body %j is refused as the standard says', async (body, code) => {
    expect((await askToken(bank, { body })).code).toBe(code);
  });

  test('by another method than POST is not supported', async () => {
    expect(await askToken(bank, { method: 'GET' })).toMatchObject({ status: 405, code: '4057300' });
  });
});

describe('a token', () => {
  const asked = { message: {} };

  test('of nobody, of another bank, run out, or none at all is invalid', async () => {
    const other = await aBank(held, bank.address, 'BANK-KETIGA');
    const [own, others] = [await tokenOf(bank), await tokenOf(other)];
    expect((await send(bank, 'inquiry', { ...asked, token: own })).code).toBe('4002402');
    expect((await send(bank, 'inquiry', { ...asked, token: others })).code).toBe('4012401');
    expect((await send(bank, 'inquiry', { ...asked, token: 'x'.repeat(43) })).code).toBe('4012401');
    const bare = await send(bank, 'inquiry', { ...asked, token: own, headers: { Authorization: own } });
    expect(bare.code).toBe('4012401');
    await held.asAdmin(`update contributions.snap_tokens set expires_at = now() - interval '1 second'`);
    expect((await send(bank, 'inquiry', { ...asked, token: own })).code).toBe('4012401');
  });

  test('an unknown bank is answered as a known one with a wrong token', async () => {
    const token = 'y'.repeat(43);
    const known = await send(bank, 'payment', { ...asked, token });
    const unknown = await send({ ...bank, partnerId: 'NOBODY' }, 'payment', { ...asked, token });
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    expect(known.code).toBe('4012501');
  });

  test('of a bank that was stopped opens nothing any more', async () => {
    const stopped = await aBank(held, bank.address, 'BANK-BERHENTI');
    const token = await tokenOf(stopped);
    await held.asAdmin(
      `update contributions.snap_partners set stopped_at = now() where partner_id = 'BANK-BERHENTI'`,
    );
    expect((await send(stopped, 'inquiry', { ...asked, token })).code).toBe('4012401');
    expect((await askToken(stopped)).code).toBe('4017300');
  });
});

describe('setting a bank up', () => {
  const strong = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const weak = generateKeyPairSync('rsa', {
    modulusLength: 1024,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const fine = { partnerId: 'BANK-BARU', companyCode: '777', publicKey: strong.publicKey };

  test.each([
    ['bank.id_invalid', { ...fine, partnerId: 'BANK BARU' }],
    ['bank.company_code_invalid', { ...fine, companyCode: '123456789' }],
    ['bank.key_invalid', { ...fine, publicKey: weak.publicKey }],
    ['bank.key_invalid', { ...fine, publicKey: 'no key' }],
    ['bank.exists', { ...fine, partnerId: 'BANK-UJI' }],
  ])('refuses with %s', async (code, wrong) => {
    await expect(setUpBank(held.services, wrong)).rejects.toMatchObject({ code });
  });

  test('keeps the secret sealed, tells it once, and leaves an entry in the journal', async () => {
    const { secret } = await setUpBank(held.services, fine);
    const [row] = await held.asAdmin(
      `select k::text as row, account_id from contributions.snap_partners k where partner_id = 'BANK-BARU'`,
    );
    expect(String(row?.row)).not.toContain(secret);
    expect(String(row?.row)).not.toContain(Buffer.from(secret).toString('hex'));
    const entries = await held.asAdmin(
      `select act, actor_role from platform.audit_entries where account_id = '${row?.account_id}'`,
    );
    expect(entries).toEqual([{ act: 'contributions.set-up-bank', actor_role: 'bank' }]);
  });

  test('a bank that is stopped gets nothing, at once, until it is let in again', async () => {
    const other = await aBank(held, bank.address, 'BANK-HENTI');
    const token = await tokenOf(other);
    const asks = () => askToken(other);
    expect((await asks()).status).toBe(200);
    await stopBank(held.services, { partnerId: 'BANK-HENTI', isStopped: true });
    expect((await asks()).body.responseCode).toBe('4017300');
    expect(
      await held.asAdmin(`select from contributions.snap_tokens where partner_id = 'BANK-HENTI'`),
    ).toEqual([]);
    await stopBank(held.services, { partnerId: 'BANK-HENTI', isStopped: false });
    expect((await asks()).status).toBe(200);
    expect(await tokenOf(other)).not.toBe(token);
    await expect(stopBank(held.services, { partnerId: 'TIDAK-ADA', isStopped: true })).rejects.toMatchObject({
      code: 'bank.not_found',
    });
    const entries = await held.asAdmin(
      `select act from platform.audit_entries where act like 'contributions.%bank%' and subject_id = 'BANK-HENTI' order by recorded_at`,
    );
    expect(entries.map(({ act }) => act)).toEqual([
      'contributions.set-up-bank',
      'contributions.stop-bank',
      'contributions.let-bank-in',
    ]);
  });

  test('messages are forgotten after 90 days, later ones are kept', async () => {
    await held.asAdmin(`insert into contributions.snap_requests (partner_id, sent_on, external_id, service) values
      ('BANK-UJI', '2026-08-16', 'old', 'inquiry'), ('BANK-UJI', '2026-08-17', 'young', 'inquiry')`);
    const jobs = bankJobs({ workerPool: held.database.worker, today: () => '2026-11-15' });
    await jobs['contributions.forget-bank-messages']();
    const kept = await held.asAdmin(
      `select external_id from contributions.snap_requests where partner_id = 'BANK-UJI' and external_id in ('old', 'young')`,
    );
    expect(kept).toEqual([{ external_id: 'young' }]);
  });

  test('the application itself reads no bank, token or message from the tables', async () => {
    for (const table of ['snap_partners', 'snap_tokens', 'snap_requests'])
      await expect(held.database.app.query(`select from contributions.${table}`)).rejects.toThrow(
        /permission denied/,
      );
    await expect(
      held.database.app.query(`select from contributions.bill_for_bank('1', false)`),
    ).rejects.toThrow(/only a bank/);
  });

  test('no role of ours is a bank, whatever it may write', async () => {
    const asRole = (role: Role, statement: string) =>
      inTransaction(held.services.pool, contextOf(aCaller(role)), ({ client }) => client.query(statement));
    for (const role of roles) {
      const found = await asRole(role, `select from contributions.find_bank('BANK-UJI', null)`);
      expect(found.rowCount).toBe(0);
      await expect(asRole(role, `select contributions.keep_bank('{}')`)).rejects.toThrow(/set-up of a bank/);
    }
  });
});
