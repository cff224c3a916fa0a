import { createPrivateKey, generateKeyPairSync, randomInt } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect } from 'vitest';
import { createApp } from '#apps/server/app.ts';
import {
  paymentCode,
  timeStampOf,
  type VirtualAccount,
  virtualAccountOf,
} from '#modules/contributions/core/index.ts';
import {
  bodyHashOf,
  keepLaw,
  setUpBank,
  signMessage,
  signTokenRequest,
} from '#modules/contributions/server/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { aWorker, insertWorkers } from './a-registry.ts';
import { type TestDatabase, testToday } from './database.ts';

export const companyCode = '12345';

/** A bank with its keys, and the address it calls. */
export interface TestBank {
  readonly address: string;
  readonly partnerId: string;
  readonly secret: string;
  readonly privateKey: string;
}

/** What is wrong with a message on purpose. */
export interface SentOtherwise {
  /** Header values of its own; null leaves the header out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** The body as bytes, when it is no JSON of the message. */
  readonly body?: string;
  /** Signed as for this path, body or secret instead. */
  readonly signedAs?: { readonly path?: string; readonly body?: string; readonly secret?: string };
  readonly method?: string;
}

export interface BankReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
  readonly code: unknown;
}

/** Only what banks call, over real HTTP, on this database. */
export async function openBankDoor(
  held: TestDatabase,
): Promise<{ readonly app: FastifyInstance; readonly address: string; readonly faults: readonly unknown[] }> {
  const faults: unknown[] = [];
  const app = await createApp({
    router: {},
    callerOf: async () => null,
    handleSignIn: async () => new Response(),
    isHealthy: async () => true,
    webDirectory: '/nowhere',
    report: (_, error) => faults.push(error),
    banks: held.services,
  });
  return { app, address: await app.listen({ port: 0, host: '127.0.0.1' }), faults };
}

/** A bank that was set up, with an RSA key of its own. */
export async function aBank(held: TestDatabase, address: string, partnerId: string): Promise<TestBank> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const { secret } = await setUpBank(held.services, { partnerId, companyCode, publicKey });
  return { address, partnerId, secret, privateKey };
}

/** Asks for an access token, as service 73 wants it. */
export async function askToken(bank: TestBank, otherwise: SentOtherwise = {}): Promise<BankReply> {
  const timeStamp = otherwise.headers?.['X-TIMESTAMP'] ?? timeStampOf(Date.now());
  const asked = { clientId: bank.partnerId, timeStamp };
  return post(bank, '/snap/v1.0/access-token/b2b', {
    method: otherwise.method ?? 'POST',
    body: otherwise.body ?? JSON.stringify({ grantType: 'client_credentials' }),
    headers: {
      'X-TIMESTAMP': timeStamp,
      'X-CLIENT-KEY': bank.partnerId,
      'X-SIGNATURE': signTokenRequest(createPrivateKey(bank.privateKey), asked),
      ...otherwise.headers,
    },
  });
}

/** A token that holds. */
export async function tokenOf(bank: TestBank): Promise<string> {
  return String((await askToken(bank)).body.accessToken);
}

/** Sends a message of service 24, 25 or 26, signed as the standard wants it, or otherwise. */
export async function send(
  bank: TestBank,
  service: 'inquiry' | 'payment' | 'status',
  { token, message, ...otherwise }: SentOtherwise & { readonly token: string; readonly message: unknown },
): Promise<BankReply> {
  const path = `/snap/v1.0/transfer-va/${service}`;
  const body = otherwise.body ?? JSON.stringify(message);
  const timeStamp = otherwise.headers?.['X-TIMESTAMP'] ?? timeStampOf(Date.now());
  const method = otherwise.method ?? 'POST';
  const { secret = bank.secret, ...signedAs } = otherwise.signedAs ?? {};
  const bodyHash = bodyHashOf(Buffer.from(signedAs.body ?? body));
  return post(bank, path, {
    method,
    body,
    headers: {
      Authorization: `Bearer ${token}`,
      'X-TIMESTAMP': timeStamp,
      'X-SIGNATURE': signMessage(secret, {
        ...{ method, path: signedAs.path ?? path, accessToken: token, bodyHash, timeStamp },
      }),
      'X-PARTNER-ID': bank.partnerId,
      'X-EXTERNAL-ID': String(randomInt(2 ** 47)),
      'CHANNEL-ID': '95221',
      ...otherwise.headers,
    },
  });
}

async function post(
  { address }: TestBank,
  path: string,
  sent: {
    readonly method: string;
    readonly body: string;
    readonly headers: Readonly<Record<string, string | null>>;
  },
): Promise<BankReply> {
  const headers = Object.entries(sent.headers).filter(([, value]) => value !== null);
  const response = await fetch(`${address}${path}`, {
    method: sent.method,
    headers: { 'content-type': 'application/json', ...Object.fromEntries(headers) },
    body: sent.method === 'GET' ? null : sent.body,
  });
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body, code: body.responseCode };
}

/** The fields that name the account of a payment code. */
export function accountOf(code: string): VirtualAccount {
  return virtualAccountOf(companyCode, code);
}

export interface TestBill {
  readonly code: string;
  readonly billId: string;
  readonly payerId: string;
}

let number = 0;

/** A bill as it stands after a run, its one month due: of a worker whose membership is open, or of an employer. */
export async function insertBill(
  held: TestDatabase,
  payer: {
    readonly workerId: string;
    readonly employerId?: string;
    readonly month?: string;
    readonly amountIdr?: number;
    readonly expiresOn?: string;
    readonly state?: string;
  },
): Promise<TestBill> {
  number += 1;
  const { month = '2026-11', amountIdr = 16_800, state = 'open' } = payer;
  const payerId = payer.employerId ?? payer.workerId;
  const kind = payer.employerId ? 'employer' : 'worker';
  const code = paymentCode({ kind, number, month, serial: 0 });
  const billId = newId();
  const [segment, part] = payer.employerId ? ['PU', 'whole'] : ['BPU', 'protection'];
  await held.asAdmin(`
    insert into contributions.payers (payer_id, kind, number, area_code) values ('${payerId}', '${kind}', ${number}, '51.71.04.2008');
    insert into contributions.bills (bill_id, code, payer_id, payer_kind, kind, segment, first_month, last_month, workers, worker_months, amount_idr,
        state, issued_on, due_on, expires_on, area_code)
      values ('${billId}', '${code}', '${payerId}', '${kind}', 'monthly', '${segment}', '${month}', '${month}', 1, 1, ${amountIdr},
        '${state}', '${month}-01', '${month}-16', ${payer.expiresOn ? `'${payer.expiresOn}'` : 'null'}, '51.71.04.2008');
    insert into contributions.worker_months (worker_id, month, membership_id, part, segment, bill_id, payer_kind, payer_id, amount_idr, base_idr, jkk_idr, jkm_idr,
        area_code, sex, birth_band, occupation_group)
      select w.worker_id, '${month}', m.membership_id, '${part}', '${segment}', '${billId}', '${kind}', '${payerId}', ${amountIdr}, 1000000, 10000, ${amountIdr - 10_000},
        w.area_code, w.sex, registry.birth_band(w.birth_date), w.occupation_group
      from registry.workers w join registry.memberships m on m.worker_id = w.worker_id where w.worker_id = '${payer.workerId}'`);
  return { code, billId, payerId };
}

/** The door, two banks that were set up, and what the first of them asks and pays. */
export interface BankWorld {
  readonly bank: TestBank;
  readonly other: TestBank;
  readonly token: string;
  aBill(more?: { readonly state?: string; readonly expiresOn?: string }): Promise<TestBill>;
  inquire(code: string, otherwise?: WithFields): Promise<BankReply>;
  pay(code: string, otherwise?: WithFields): Promise<BankReply>;
  standsAs(billId: string): Promise<Record<string, unknown> | undefined>;
}

/** Fields of the message in the place of those it would have. */
type WithFields = SentOtherwise & { readonly fields?: object };

export const rupiah = (value: string) => ({ value, currency: 'IDR' });

/** How a bill of Rp 16.800 stands, what was received for it, and what of that is in the ledger. */
export const untouched = { state: 'open', paid_idr: '0', payments: 0, receipts: 0 };
export const paidOnce = { state: 'paid', paid_idr: '16800', payments: 1, receipts: 1 };

/** Opens the door before the tests of a file, and after them sees that no fault was reported. */
export function bankWorld(held: TestDatabase): BankWorld {
  const world: Partial<BankWorld> = {};
  let close = async () => {};
  beforeAll(async () => {
    const { app, address, faults } = await openBankDoor(held);
    close = async () => {
      await app.close();
      expect(faults).toEqual([]);
    };
    const bank = await aBank(held, address, 'BANK-UJI');
    const other = await aBank(held, address, 'BANK-LAIN');
    await keepLaw(held.services.pool, testToday);
    Object.assign(world, asked(held, bank, await tokenOf(bank)), { bank, other });
  });
  afterAll(() => close());
  return world as BankWorld;
}

function asked(held: TestDatabase, bank: TestBank, token: string): Omit<BankWorld, 'bank' | 'other'> {
  return {
    token,
    aBill: async (more) => {
      const worker = aWorker();
      await insertWorkers(held, [worker]);
      return insertBill(held, { workerId: worker.workerId, ...more });
    },
    inquire: (code, otherwise) => {
      const message = { ...accountOf(code), inquiryRequestId: newId(), ...otherwise?.fields };
      return send(bank, 'inquiry', { token, message, ...otherwise });
    },
    pay: (code, otherwise) => {
      const message = {
        ...accountOf(code),
        ...{ paymentRequestId: newId(), paidAmount: rupiah('16800.00') },
        ...otherwise?.fields,
      };
      return send(bank, 'payment', { token, message, ...otherwise });
    },
    standsAs: async (billId) => {
      const [row] = await held.asAdmin(`select b.state, b.paid_idr,
        (select count(*)::int from contributions.payments p where p.bill_id = b.bill_id) as payments,
        (select count(*)::int from contributions.postings g where g.bill_id = b.bill_id and g.debit_account = '1120') as receipts
        from contributions.bills b where b.bill_id = '${billId}'`);
      return row;
    },
  };
}
