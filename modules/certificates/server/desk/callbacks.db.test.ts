import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { anEmployer, payBills, type TestEmployer } from '#tests/support/an-employer.ts';
import { testDatabase } from '#tests/support/database.ts';
import { checkMembership } from './check-membership.ts';
import { noteStatusChanges } from './note-status-changes.ts';
import { sendCallbacks } from './send-callbacks.ts';
import { isSendable, sendSigned, signatureOf } from './send-signed.ts';
import { setCallback, stopCallback } from './set-callback.ts';
import { showCheck } from './show-checks.ts';

const held = testDatabase();
const desk = aCaller('permit_desk', { areaCodes: ['51.71'] });
const checker = { check: () => Promise.reject(new Error('no paper is shown here')) };

interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** The system of a desk, which answers as it is told and remembers what it got. */
const received: Received[] = [];
let answer: (response: ServerResponse) => void = ok;
const system: Server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on('end', () => {
    received.push({ headers: request.headers, body });
    answer(response);
  });
});
await new Promise<void>((resolve) => system.listen(0, '127.0.0.1', resolve));
const address = system.address();
const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
const url = `http://127.0.0.1:${port}/izin`;
afterAll(() => {
  system.closeAllConnections();
  system.close();
});
beforeEach(async () => {
  received.length = 0;
  answer = ok;
  await held.asAdmin(
    `update certificates.callback_deliveries set state = 'given_up' where state = 'waiting'`,
  );
});

function ok(response: ServerResponse): void {
  response.writeHead(204).end();
}

async function watched(employer: TestEmployer, permitValidUntil = '2026-12-31') {
  const ask = {
    npp: employer.npp,
    purpose: 'business_permit',
    applicationNumber: 'IZ-9',
    permitValidUntil,
  } as const;
  return checkMembership(held.services, desk, ask, { language: 'id', checker });
}

const follow = (employer: TestEmployer) =>
  inTransaction(held.database.worker, emptyContext, (transaction) =>
    noteStatusChanges(transaction, held.services, [employer.organisationId]),
  );
const send = (how = {}) => sendCallbacks(held.services, held.database.worker, how);
const due = () =>
  held.asAdmin(
    `update certificates.callback_deliveries set next_at = now() - interval '1 second' where state = 'waiting'`,
  );
const behind = () =>
  anEmployer(held, [
    { month: '2026-08', state: 'paid' },
    { month: '2026-09', state: 'open' },
  ]);

/** The one delivery of a check. */
async function deliveryOf(reference: string) {
  const [row] =
    await held.asAdmin(`select d.state, d.attempts, d.outcomes, d.next_at > now() + interval '20 minutes' as far
    from certificates.callback_deliveries d join certificates.checks c using (check_id) where c.reference = '${reference}'`);
  return row;
}

test('a payment within the life of the permit is told once, signed, with no people in it', async () => {
  const { secret } = await setCallback(held.services, { deskArea: '51.71', url });
  const employer = await behind();
  const { reference } = await watched(employer);
  expect(await follow(employer)).toBe(0);
  await payBills(held, employer, '2026-11-12');
  expect([await follow(employer), await follow(employer)]).toEqual([1, 0]);
  expect([await send(), await send()]).toEqual([1, 0]);
  const [message] = received;
  expect(JSON.parse(message?.body ?? '')).toEqual({
    ...{ reference, applicationNumber: 'IZ-9', npp: employer.npp, status: 'VALID', reason: 'employer.valid' },
    changedAt: expect.stringMatching(/^2\d{3}-/),
  });
  const [, seconds = '', signature] =
    /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(message?.headers['semesta-signature'])) ?? [];
  expect(signature).toBe(createHmac('sha256', secret).update(`${seconds}.${message?.body}`).digest('hex'));
  expect(signatureOf('another', Number(seconds), message?.body ?? '')).not.toContain(signature);
  const shown = await showCheck(held.services, desk, reference, 'id');
  expect(shown).toMatchObject({
    isUnread: true,
    changes: [{ wasStatus: 'TIDAK_VALID', status: 'VALID', delivery: 'delivered' }],
  });
  const kept = await held.asAdmin('select to_jsonb(k)::text as all from certificates.callbacks k');
  expect(String(kept[0]?.all)).not.toContain(secret);
});

test('a permit that is over or not watched is not told, and one more month of arrears is no change', async () => {
  const employer = await behind();
  const over = await watched(employer);
  await held.asAdmin(
    `update certificates.checks set permit_valid_until = '2026-11-14' where reference = '${over.reference}'`,
  );
  await payBills(held, employer, '2026-11-12');
  expect(await follow(employer)).toBe(0);
  const other = await anEmployer(held, [
    { month: '2026-06', state: 'paid' },
    { month: '2026-07', state: 'paid' },
    { month: '2026-08', state: 'open' },
  ]);
  expect((await watched(other)).reason).toBe('arrears.2');
  await held.asAdmin(`update contributions.bills set state = 'open', paid_idr = 0, paid_on = null
    where payer_id = '${other.organisationId}' and first_month = '2026-07'`);
  expect((await watched(other)).reason).toBe('arrears.3');
  expect(await follow(other)).toBe(0);
});

test('a redirection, a refusal and a slow system are tried again after growing waits, and given up in the end', async () => {
  const employer = await behind();
  const { reference } = await watched(employer);
  await payBills(held, employer, '2026-11-12');
  await follow(employer);
  answer = (response) => response.writeHead(302, { location: `${url}/elsewhere` }).end();
  await send();
  expect(received).toHaveLength(1);
  expect(await deliveryOf(reference)).toMatchObject({
    state: 'waiting',
    attempts: 1,
    far: false,
    outcomes: [{ status: 302, fault: 'redirect.refused' }],
  });
  expect(await send()).toBe(0);
  answer = () => {};
  await due();
  await send({ timeoutMs: 60 });
  answer = (response) => response.writeHead(500).end();
  for (let attempt = 3; attempt <= 7; attempt++) {
    await due();
    await send();
  }
  const given = await deliveryOf(reference);
  expect(given).toMatchObject({ state: 'given_up', attempts: 7 });
  expect(given?.outcomes).toMatchObject([
    {},
    { status: null, fault: 'timeout' },
    { status: 500, fault: 'status' },
    {},
    {},
    {},
    {},
  ]);
  await due();
  expect(await send()).toBe(0);
});

test('a stopped address gets nothing, and an address set anew gets what waited', async () => {
  const employer = await behind();
  const { reference } = await watched(employer);
  await payBills(held, employer, '2026-11-12');
  await follow(employer);
  await stopCallback(held.services, '51.71');
  expect([await send(), received.length]).toEqual([0, 0]);
  await setCallback(held.services, { deskArea: '51.71', url: `${url}/baru` });
  expect([await send(), received.length]).toEqual([1, 1]);
  expect(await deliveryOf(reference)).toMatchObject({ state: 'delivered' });
  await stopCallback(held.services, '51.71');
  await expect(stopCallback(held.services, '51.71')).rejects.toMatchObject({ code: 'desk.no_callback' });
});

test('addresses that lead inwards are refused when they are set and when a message is sent', async () => {
  const inward = [
    ...[
      'http://example.com/',
      'https://127.0.0.1/',
      'https://10.1.2.3/',
      'https://169.254.169.254/latest',
      'https://[::1]/',
    ],
    ...[
      'https://[::ffff:10.0.0.1]/',
      'https://[fd00::1]/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://user:pw@example.com/',
    ],
    ...['file:///etc/passwd', 'https://', 'nonsense', 'https://[64:ff9b::7f00:1]/', 'https://100.64.0.1/'],
  ];
  expect(inward.filter((one) => isSendable(one, 'real'))).toEqual([]);
  expect(isSendable('https://izin.denpasarkota.go.id/semesta', 'real')).toBe(true);
  const real = { ...held.services, mode: 'real' } as const;
  await expect(setCallback(real, { deskArea: '51.71', url })).rejects.toMatchObject({
    code: 'desk.callback_url',
  });
  await expect(setCallback(real, { deskArea: 'x', url })).rejects.toMatchObject({
    code: 'desk.callback_area',
  });
  const message = { url: `https://izin.example:${port}/`, secret: 's', deliveryId: 'd', body: '{}' };
  const to = (...addresses: string[]) =>
    sendSigned(message, { mode: 'real', resolve: async () => addresses });
  for (const found of [
    ['127.0.0.1'],
    ['10.0.0.7'],
    ['8.8.8.8', '192.168.1.1'],
    ['::1'],
    ['fe80::1'],
    ['::ffff:127.0.0.1'],
  ])
    expect(await to(...found)).toMatchObject({ isDelivered: false, fault: 'address.refused' });
  expect(await to()).toMatchObject({ fault: 'host.unknown' });
  // The control: the same message to the same port is delivered where this machine is allowed.
  expect(await sendSigned({ ...message, url }, { mode: 'demo' })).toMatchObject({
    isDelivered: true,
    status: 204,
  });
  expect(received).toHaveLength(1);
});

test('nobody but the command line sets an address, and no desk reads it', async () => {
  const tried = inTransaction(
    held.services.pool,
    { ...emptyContext, role: 'permit_desk', writes: ['checks'] },
    (transaction) =>
      transaction.client.query(
        `select certificates.keep_callback('{"desk_area":"51.71","url":null}') as kept`,
      ),
  );
  expect((await tried).rows).toEqual([{ kept: false }]);
  await expect(held.services.pool.query('select 1 from certificates.callbacks')).rejects.toThrow(
    /permission denied/,
  );
});
