import {
  judge,
  judged,
  openStatusListAsync,
  openTextAsync,
  statusIn,
  type TextClaims,
  type TextVerifier,
} from '#modules/certificates/core/index.ts';
import type { HeldKeys, HeldList } from './holdings.ts';
import type { Judgement } from './judgement.ts';

/** What this device itself can say of a text. */
export interface VerdictHere extends Judgement {
  /** Of a text whose signature holds, whatever else is wrong with it. */
  readonly claims: TextClaims | null;
  /** When the status list was signed that was looked into, seconds since 1970. */
  readonly listIssuedAt: number | null;
}

interface Here {
  readonly text: string;
  readonly nowSeconds: number;
  /** The newest instant the device has proof of: no clock that is right can be behind it. */
  readonly newestSeconds: number;
  readonly keys: HeldKeys | null;
  readonly listAt: (uri: string) => Promise<HeldList | null>;
  readonly verify: TextVerifier<CryptoKey, Promise<boolean>>['verify'];
}

const clockSkewSeconds = 300;
/** Keys held for longer prove what they signed, but no longer that a signature is nobody's: a newer key may have made it. */
const keysCurrentSeconds = 24 * 3_600;
/** What no clock has a part in. */
const timeless: readonly string[] = ['certificate.unreadable', 'certificate.unknown', 'certificate.revoked'];

/** Judges a text by published keys and status lists alone; without a fresh list that names it, nothing is VALID. */
export async function judgeHere(here: Here): Promise<VerdictHere> {
  const verifier = { keys: here.keys?.keys ?? new Map(), verify: here.verify };
  const opened = await openTextAsync(here.text, verifier);
  const known = { claims: opened.claims, listIssuedAt: null };
  if (opened.claims === null) {
    const isProved = opened.reason === 'certificate.unreadable' || keysAreCurrent(here);
    return { ...judged(isProved ? opened.reason : 'keys.unavailable'), ...known };
  }
  const { status: place } = opened.claims;
  const held = await here.listAt(place.uri);
  const list = held && (await openStatusListAsync(held.token, verifier));
  const when = { nowSeconds: here.nowSeconds, fetchedAtSeconds: held?.fetchedAtSeconds ?? 0 };
  const status = statusIn(list, place, when);
  const judgement = judge({ claims: opened.claims, nowSeconds: here.nowSeconds, status });
  const newest = Math.max(here.newestSeconds, list?.issuedAt ?? 0);
  const isBehind = here.nowSeconds + clockSkewSeconds < newest && !timeless.includes(judgement.reason);
  return {
    ...(isBehind ? judged('clock.wrong') : judgement),
    claims: opened.claims,
    listIssuedAt: status.from === 'list' && list ? list.issuedAt : null,
  };
}

function keysAreCurrent({ keys, nowSeconds }: Here): boolean {
  return keys !== null && keys.keys.size > 0 && nowSeconds < keys.fetchedAtSeconds + keysCurrentSeconds;
}

/** ES256 by the browser, over the bytes as they were received. */
export async function verifyEs256(
  key: CryptoKey,
  signed: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  return crypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    key,
    new Uint8Array(signature),
    new Uint8Array(signed),
  );
}
