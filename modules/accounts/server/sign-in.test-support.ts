import { createHmac } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { Caller, Role } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import type { AccountServices } from './account-services.ts';
import { findCaller } from './callers.ts';
import { upsertCredentials } from './credential-queries.ts';
import { createSignIn, type SignIn } from './sign-in.ts';

export const baseUrl = 'http://localhost:4510';
export const goodPassword = 'gurita menari di sawah';

let hashed: Promise<string> | undefined;

/** The services of the accounts module over a test's database. */
export function accountServices(held: TestDatabase, mode: 'demo' | 'real' = 'demo'): AccountServices {
  return { ...held.services, mode, authPool: held.database.auth, baseUrl };
}

export function signInOver(held: TestDatabase, mode: 'demo' | 'real' = 'demo'): Promise<SignIn> {
  return createSignIn({ authPool: held.database.auth, secrets: held.services.secrets, mode, baseUrl });
}

/** An account that can sign in with `goodPassword`, made without any act. */
export async function anAccount(
  held: TestDatabase,
  override: { role?: Role; areaCodes?: readonly string[]; organisationId?: string; email?: string } = {},
): Promise<Caller> {
  const accountId = newId();
  const email = override.email ?? `p${accountId.slice(-12)}@example.id`;
  const areas = (override.areaCodes ?? []).map((code) => `"${code}"`).join(',');
  const organisation = override.organisationId ? `'${override.organisationId}'` : 'null';
  await held.asAdmin(`insert into accounts.accounts (account_id, email, name, person_key, role, area_codes, organisation_id)
    values ('${accountId}', '${email}', 'Orang Uji', '${accountId}', '${override.role ?? 'village'}', '{${areas}}', ${organisation})`);
  hashed ??= hashPassword(goodPassword);
  await upsertCredentials(held.database.auth, [{ accountId, credentialId: newId() }], await hashed);
  const caller = await findCaller(held.database.auth, { accountId });
  if (!caller) throw new Error('the account is not there');
  return caller;
}

/** A browser: keeps the cookies it is given. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #signIn: SignIn;
  readonly #address: string;

  constructor(signIn: SignIn, address = '10.0.0.1') {
    this.#signIn = signIn;
    this.#address = address;
  }

  get headers(): Headers {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Headers({ origin: baseUrl, ...(cookie ? { cookie } : {}) });
  }

  async post(path: string, body: Record<string, unknown> = {}): Promise<Response> {
    const headers = this.headers;
    headers.set('content-type', 'application/json');
    const request = new Request(`${baseUrl}/api/auth${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return this.#keep(await this.#signIn.handle(request, this.#address));
  }

  signIn(email: string, password = goodPassword): Promise<Response> {
    return this.post('/sign-in/email', { email, password });
  }

  caller(): Promise<Caller | null> {
    return this.#signIn.callerOf(this.headers);
  }

  #keep(response: Response): Response {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const split = pair.indexOf('=');
      const [name, value] = [pair.slice(0, split), pair.slice(split + 1)];
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}

/** The code an authenticator shows for an `otpauth://` address, some 30-second steps from now. RFC 6238, SHA-1, 6 digits. */
export function codeOf(totpUri: string, stepsAhead = 0): string {
  const secret = base32(new URL(totpUri).searchParams.get('secret') ?? '');
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + stepsAhead));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  return String((digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

function base32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '')]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
