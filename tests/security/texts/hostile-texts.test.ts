import { createPublicKey, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openText, writeClaims, writeSign1 } from '#modules/certificates/core/index.ts';
import { textIssuedAt } from '#tests/support/a-text.ts';
import { attacks } from './attacks.ts';
import { chanceOf } from './chance.ts';
import { cborBytes, coseOf, es256, textOf, usualHeader } from './forge.ts';
import { verifyIndependently } from './independent-verifier.ts';
import { soundForm } from './payload-attacks.ts';
import { aList, atOnce, goodClaims, textWorld } from './text-world.ts';
import { tryAttacks } from './try-attacks.ts';
import { soundVerifier } from './verifiers.ts';

const world = textWorld(chanceOf(7));

test('of 2,500 spoilt, forged, expired and revoked texts none is accepted, none crashes, none is slow', () => {
  const { slowestMilliseconds, ...tried } = tryAttacks(2_500, 20_261_122);
  expect(tried).toEqual({
    attempts: 2_500,
    accepted: [],
    crashed: [],
    controls: { asked: 64, accepted: 64 },
    weakOnesMissed: [],
  });
  expect(slowestMilliseconds).toBeLessThan(2_000);
});

test('there are attacks of more than forty kinds', () => {
  expect(Object.keys(attacks).length).toBeGreaterThanOrEqual(45);
});

test('claims written pair by pair are accepted: what is refused for its form is refused for that alone', () => {
  const attempt = { ...atOnce(soundForm(world)), list: aList(world.ours) };
  expect(soundVerifier(world)(attempt)).toBe('VALID');
});

describe('with nothing but the published keys', () => {
  const { ours } = world;
  const { x = '', y = '' } = createPublicKey(ours.publicKey.export({ format: 'pem', type: 'spki' })).export({
    format: 'jwk',
  });
  const keys = [{ kid: ours.kid, x, y }];
  const claims = goodClaims(world);
  const message = writeSign1(ours.kid, writeClaims(claims));
  const signature = sign('sha256', message.signed, { key: ours.privateKey, dsaEncoding: 'ieee-p1363' });
  const text = textOf(message.finish(new Uint8Array(signature)));

  test('another verifier reads our text: signature, expiry, status place and what it says', () => {
    const read = verifyIndependently(text, keys);
    expect(read?.get(1)).toBe('http://localhost:4510');
    expect([read?.get(4), read?.get(6)]).toEqual([textIssuedAt + 24 * 86_400, textIssuedAt]);
    expect(read?.get(65_535)).toEqual(
      new Map([['status_list', new Map<string, unknown>(Object.entries(claims.status))]]),
    );
    expect(read?.get(-70_001)).toEqual(
      new Map<number, unknown>([
        [1, 'SK-51.71-2026-000123'],
        [2, 'PT Hotel Sanur Sejahtera'],
        [3, '26000123'],
        [4, '1234567890123'],
        [5, '51.71'],
        [6, ['JKK', 'JKM', 'JHT', 'JP']],
        [7, 123],
        [8, '2026-10'],
        [9, '2024-03-01'],
      ]),
    );
  });

  test('and finds one out that we did not sign', () => {
    const header = usualHeader(ours.kid);
    const forged = textOf(coseOf({ header, payload: writeClaims(claims) }, es256(world.attacker.privateKey)));
    expect(verifyIndependently(forged, keys)).toBeNull();
  });

  test('and we read what another writes with the same key', () => {
    const header = Buffer.concat([Buffer.from('a2012604', 'hex'), cborBytes(Buffer.from(ours.kid))]);
    const written = textOf(coseOf({ header, payload: writeClaims(claims) }, es256(ours.privateKey)));
    const verifier = {
      keys: new Map([[ours.kid, { issuer: ours.issuer, publicKey: ours.publicKey }]]),
      verify: () => true,
    };
    expect(openText(written, verifier)).toEqual({ claims, reason: null });
  });
});
