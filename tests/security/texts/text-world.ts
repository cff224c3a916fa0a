import { deflateSync } from 'node:zlib';
import { type TextClaims, writeCbor, writeClaims } from '#modules/certificates/core/index.ts';
import { someClaims, textIssuedAt } from '#tests/support/a-text.ts';
import type { Chance } from './chance.ts';
import { aPair, coseOf, es256, type Pair, textOf, usualHeader } from './forge.ts';

/** What somebody lays before a verifier: a text, the status list at hand, and the time. */
export interface Attempt {
  readonly text: string;
  readonly list: Uint8Array | null;
  readonly nowSeconds: number;
  readonly fetchedAtSeconds: number;
}

/** Makes something that must not be accepted. `good` is a valid text; list and time are the right ones unless it says otherwise. */
export type Attack = (world: TextWorld, good: string) => Partial<Attempt> & { readonly text: string };

/** Our key, another's that is trusted for his own texts alone, and one that nobody trusts. */
export interface TextWorld {
  readonly ours: Pair;
  readonly other: Pair;
  readonly attacker: Pair;
  readonly chance: Chance;
}

export const listUri = 'http://localhost:4510/status-lists/1';
const entries = 4_000;

export function textWorld(chance: Chance): TextWorld {
  return {
    ours: aPair('a1b2c3d4', 'http://localhost:4510'),
    other: aPair('0badcafe', 'https://lain.example'),
    attacker: aPair('deadbeef', 'http://localhost:4510'),
    chance,
  };
}

/** Claims of a certificate whose place in the list is valid. */
export function goodClaims(world: TextWorld, override: Partial<TextClaims> = {}): TextClaims {
  return someClaims({ status: { idx: world.chance.below(entries / 4) * 4, uri: listUri }, ...override });
}

/** Signed by a key under its own name, as a certificate is. */
export function signedText(pair: Pair, claims: TextClaims): string {
  return textOf(signedCose(pair, writeClaims(claims)));
}

export function signedCose(pair: Pair, payload: Uint8Array): Buffer {
  return coseOf({ header: usualHeader(pair.kid), payload }, es256(pair.privateKey));
}

export interface ListTerms {
  readonly uri?: string;
  readonly issuer?: string;
  readonly issuedAt?: number;
  readonly bits?: number;
  readonly entryBytes?: Uint8Array;
  readonly type?: string;
}

/** A status list in which every fourth place is valid, those beside it are revoked, suspended and of no meaning. */
export function aList(pair: Pair, terms: ListTerms = {}): Uint8Array {
  const issuedAt = terms.issuedAt ?? textIssuedAt;
  const lst = new Uint8Array(deflateSync(terms.entryBytes ?? Buffer.alloc(entries / 4, 0b11_10_01_00)));
  const payload = writeCbor(
    new Map<number, unknown>([
      [1, terms.issuer ?? pair.issuer],
      [2, terms.uri ?? listUri],
      [4, issuedAt + 86_400],
      [6, issuedAt],
      [65_533, new Map<string, unknown>(Object.entries({ bits: terms.bits ?? 2, lst }))],
      [65_534, 43_200],
    ]),
  );
  const header = writeCbor(
    new Map<number, unknown>([
      [1, -7],
      [4, new Uint8Array(Buffer.from(pair.kid))],
      [16, terms.type ?? 'application/statuslist+cwt'],
    ]),
  );
  return coseOf({ header, payload }, es256(pair.privateKey));
}

/** All as it should be, an hour after the list was made: this, and this alone, must be accepted. */
export function goodAttempt(world: TextWorld, list: Uint8Array): Attempt {
  return { ...atOnce(signedText(world.ours, goodClaims(world))), list };
}

/** Laid before a verifier an hour after it was issued, the list just fetched. */
export function atOnce(text: string): Omit<Attempt, 'list'> {
  return { text, nowSeconds: textIssuedAt + 3_600, fetchedAtSeconds: textIssuedAt + 3_000 };
}
