import { type KeyObject, verify } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { decode, Tag } from 'cbor2';
import {
  judge,
  type Outcome,
  openStatusList,
  openText,
  statusIn,
  type TextClaims,
  type TextVerifier,
} from '#modules/certificates/core/index.ts';
import type { Attempt, TextWorld } from './text-world.ts';

export type Verifier = (attempt: Attempt) => Outcome;

/** The whole of a check without network: text, signature, status list, expiry. */
export function soundVerifier(world: TextWorld): Verifier {
  const verifier = trusted(world);
  return (attempt) => {
    const { claims } = openText(attempt.text, verifier);
    if (claims === null) return 'NOT_VALID';
    const list = attempt.list === null ? null : openStatusList(attempt.list, verifier);
    return judge({ claims, nowSeconds: attempt.nowSeconds, status: statusIn(list, claims.status, attempt) })
      .outcome;
  };
}

/** Each leaves out one thing that the sound one does; the proof must find every one of them out. */
export const weakVerifiers: Readonly<Record<string, (world: TextWorld) => Verifier>> = {
  'skips the signature': (world) => weak({ ...trusted(world), verify: () => true }, {}),
  'reads kid from the unprotected header': kidFromAnywhere,
  'believes any key of the ring for any issuer': (world) => {
    const { keys, verify: check } = trusted(world);
    const anyIssuer = [...keys].map(([kid, key]) => [kid, { ...key, issuer: world.ours.issuer }] as const);
    return weak({ keys: new Map(anyIssuer), verify: check }, {});
  },
  'never looks at the clock': (world) => weak(trusted(world), { isTimeless: true }),
  'takes any status list that is signed': (world) => weak(trusted(world), { takesAnyList: true }),
  'takes a list however old': (world) => weak(trusted(world), { takesOldLists: true }),
  'is content without a list': (world) => weak(trusted(world), { needsNoList: true }),
};

interface Weakness {
  readonly isTimeless?: boolean;
  readonly takesAnyList?: boolean;
  readonly takesOldLists?: boolean;
  readonly needsNoList?: boolean;
}

function trusted({ ours, other }: TextWorld): TextVerifier<KeyObject, boolean> {
  return {
    keys: new Map([ours, other].map(({ kid, issuer, publicKey }) => [kid, { issuer, publicKey }])),
    verify: (key, signed, signature) =>
      verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature),
  };
}

function weak(verifier: TextVerifier<KeyObject, boolean>, weakness: Weakness): Verifier {
  return (attempt) => {
    const { claims } = openText(attempt.text, verifier);
    return claims === null ? 'NOT_VALID' : weakJudgement(claims, attempt, verifier, weakness);
  };
}

function weakJudgement(
  claims: TextClaims,
  attempt: Attempt,
  verifier: TextVerifier<KeyObject, boolean>,
  { isTimeless, takesAnyList, takesOldLists, needsNoList }: Weakness,
): Outcome {
  const list = attempt.list === null ? null : openStatusList(attempt.list, verifier);
  const place = takesAnyList && list ? { ...claims.status, uri: list.uri } : claims.status;
  const found = statusIn(list, place, attempt);
  const status =
    found.from === 'none' && needsNoList
      ? ({ from: 'list', status: 0, isFresh: true } as const)
      : found.from === 'list' && takesOldLists
        ? { ...found, isFresh: true }
        : found;
  const nowSeconds = isTimeless ? claims.issuedAt : attempt.nowSeconds;
  return judge({ claims, nowSeconds, status }).outcome;
}

/** What a general library invites to: the key by whichever header names it. */
function kidFromAnywhere(world: TextWorld): Verifier {
  const { keys, verify: check } = trusted(world);
  return ({ text }) => {
    try {
      const bytes = inflateSync(fromBase45(text));
      const message = decode(bytes);
      if (!(message instanceof Tag) || !Array.isArray(message.contents)) return 'NOT_VALID';
      const [header, unprotected, payload, signature] = message.contents;
      const named = unprotected instanceof Map ? unprotected.get(4) : undefined;
      const kid = String(Buffer.from(named ?? decode<Map<number, Uint8Array>>(header).get(4) ?? []));
      const signed = Buffer.concat([
        Buffer.from('846a5369676e617475726531', 'hex'),
        ...[header, new Uint8Array(), payload].flatMap((part) => [bytesHead(part.length), part]),
      ]);
      const key = keys.get(kid);
      return key && check(key.publicKey, signed, signature) ? 'VALID' : 'NOT_VALID';
    } catch {
      return 'NOT_VALID';
    }
  };
}

function bytesHead(size: number): Buffer {
  return Buffer.from(size < 24 ? [0x40 + size] : size < 256 ? [0x58, size] : [0x59, size >> 8, size & 255]);
}

function fromBase45(text: string): Buffer {
  const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  const groups = text.slice(5).match(/.{1,3}/gs) ?? [];
  return Buffer.from(
    groups.flatMap((group) => {
      const value = [...group].reduce((sum, sign, place) => sum + signs.indexOf(sign) * 45 ** place, 0);
      return group.length === 3 ? [value >> 8, value & 255] : [value];
    }),
  );
}
