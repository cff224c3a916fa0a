import { type KeyObject, sign, verify } from 'node:crypto';
import {
  judge,
  openText,
  type TextVerifier,
  writeClaims,
  writeSign1,
} from '#modules/certificates/core/index.ts';
import { aPair, textOf } from '#tests/security/texts/forge.ts';
import { someClaims, textIssuedAt } from '#tests/support/a-text.ts';
import { type Figure, quantile } from './figure.ts';

const textCount = 256;
const rounds = 60;
const roundsToWarmUp = 10;

/** Texts of certificates checked per core-second beside bare ES256 of the same messages with a prepared key; and what is not ES256. */
export async function* measureVerification(): AsyncGenerator<Figure> {
  const pair = aPair('a1b2c3d4', 'http://localhost:4510');
  const key = { key: pair.publicKey, dsaEncoding: 'ieee-p1363' } as const;
  const made = Array.from({ length: textCount }, () => {
    const message = writeSign1(pair.kid, writeClaims(someClaims()));
    const signature = new Uint8Array(
      sign('sha256', message.signed, { key: pair.privateKey, dsaEncoding: 'ieee-p1363' }),
    );
    return { signed: message.signed, signature, text: textOf(message.finish(signature)) };
  });
  const verifier: TextVerifier<KeyObject, boolean> = {
    keys: new Map([[pair.kid, { issuer: pair.issuer, publicKey: pair.publicKey }]]),
    verify: (publicKey, signed, signature) =>
      verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature),
  };
  const bare = () => made.filter(({ signed, signature }) => verify('sha256', signed, key, signature)).length;
  const whole = () => made.filter(({ text }) => isValid(text, verifier)).length;
  const unsigned = () => made.filter(({ text }) => isValid(text, { ...verifier, verify: () => true })).length;
  const [bareMicros = 0, wholeMicros = 0, restMicros = 0] = microsecondsOf([bare, whole, unsigned]);
  yield {
    name: 'certificate verified in process, beside bare ES256',
    measured: `${perSecond(wholeMicros)} per core-second`,
    beside: `crypto.verify with a prepared key ${perSecond(bareMicros)} per core-second`,
    ratio: bareMicros / wholeMicros,
    bound: { atLeast: 0.9 },
  };
  yield {
    name: 'base45, inflate, COSE, claims and judgement of one certificate',
    measured: `${restMicros.toFixed(2)} µs`,
    beside: 'limit 10 µs',
    ratio: restMicros / 10,
    bound: { atMost: 1 },
  };
}

function isValid(text: string, verifier: TextVerifier<KeyObject, boolean>): boolean {
  const { claims } = openText(text, verifier);
  if (claims === null) return false;
  const status = { from: 'list', status: 0, isFresh: true } as const;
  return judge({ claims, nowSeconds: textIssuedAt + 3_600, status }).outcome === 'VALID';
}

/** Microseconds of processor time for one text, the median of rounds taken in turn, so that a busy machine slows all alike. */
function microsecondsOf(works: readonly (() => number)[]): number[] {
  const taken = works.map((): number[] => []);
  for (let round = 0; round < rounds + roundsToWarmUp; round++)
    for (const [place, work] of works.entries()) {
      const started = process.cpuUsage();
      if (work() !== textCount) throw new Error('a good certificate was refused');
      const { user, system } = process.cpuUsage(started);
      if (round >= roundsToWarmUp) taken[place]?.push((user + system) / textCount);
    }
  return taken.map((times) => quantile(times, 0.5));
}

function perSecond(microseconds: number): string {
  return Math.round(1_000_000 / microseconds).toLocaleString('en');
}
