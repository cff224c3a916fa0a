import { sign } from 'node:crypto';
import { openKeyring, signText } from '#modules/certificates/server/index.ts';
import { aPair } from '#tests/security/texts/forge.ts';
import { someClaims } from '#tests/support/a-text.ts';
import type { BenchDatabase } from './bench-database.ts';
import { askOver, requestOf } from './certificates-client.ts';
import { benchUrl } from './certificates-world.ts';
import { type Figure, quantile } from './figure.ts';

const rounds = 21;
const asksARound = 120;
const textsOfAKind = 40;
/** The tail is told less exactly by as many samples. */
const compared = [
  { share: 0.5, name: 'median', bound: { atMost: 1.05 } },
  { share: 0.9, name: 'p90', bound: { atMost: 1.1 } },
] as const;

/** How long, in ms, the answers of one round took, by what was asked. */
type Waits = ReadonlyMap<string, readonly number[]>;

/**
 * Whether an answer's time tells why a certificate is unknown: one that we signed and is not in our books beside those that another signed,
 * or that name another issuer. One connection, in turn and each time in another order, so that what else the machine does meets all alike.
 */
export async function* measureUnknown(bench: BenchDatabase, port: number): AsyncGenerator<Figure> {
  const texts = await unknownTexts(bench);
  const taken: Waits[] = [];
  for (let round = 0; round <= rounds; round += 1) taken.push(await askInTurn(port, texts, round));
  taken.shift();
  const [ours = '', ...foreign] = texts.keys();
  for (const { share, name, bound } of compared) {
    const middle = (read: (waits: Waits) => number) => quantile(taken.map(read), 0.5);
    const of = (waits: Waits, kind: string) => quantile(waits.get(kind) ?? [], share);
    const said = (kind: string) => `${kind} ${middle((waits) => of(waits, kind)).toFixed(3)} ms`;
    const ratios = foreign.map((kind) => middle((waits) => of(waits, kind) / of(waits, ours)));
    yield {
      name: `an unknown certificate takes as long as a foreign one, ${name}`,
      measured: `${said(ours)} (${rounds} rounds of ${asksARound} each)`,
      beside: foreign.map(said).join(', '),
      ratio: Math.max(...ratios.map((ratio) => Math.max(ratio, 1 / ratio))),
      bound,
    };
  }
}

/** All are answered `certificate.unknown`, and all are as long. */
async function unknownTexts({ services }: BenchDatabase): Promise<ReadonlyMap<string, readonly string[]>> {
  const ours = await openKeyring({ ...services, baseUrl: benchUrl });
  const { privateKey } = aPair(ours.signing.kid, benchUrl);
  const byAnother = (bytes: Uint8Array) =>
    new Uint8Array(sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }));
  const signers = {
    'not in our books': ours.signing,
    'of another key': { ...ours.signing, kid: ours.signing.kid.replace(/^./, '~'), sign: byAnother },
    'wrongly signed': { ...ours.signing, sign: byAnother },
    'of another issuer': { ...ours.signing, issuer: benchUrl.replace('semesta', 'another') },
  };
  return new Map(
    Object.entries(signers).map(([kind, signing]) => [
      kind,
      Array.from({ length: textsOfAKind }, () => signText({ ...ours, signing }, someClaims())),
    ]),
  );
}

async function askInTurn(
  port: number,
  texts: ReadonlyMap<string, readonly string[]>,
  round: number,
): Promise<Waits> {
  const kinds = [...texts.keys()];
  const order = Array.from({ length: asksARound }, (_, turn) => turnedBy(kinds, turn)).flat();
  const waits: number[] = [];
  let asked = 0;
  const next = () => {
    const kind = order[asked];
    if (kind === undefined) return null;
    const text = texts.get(kind)?.[asked % textsOfAKind] ?? '';
    return requestOf(text, round * order.length + asked++);
  };
  await askOver(port, next, waits);
  return new Map(kinds.map((kind) => [kind, waits.filter((_, place) => order[place] === kind)]));
}

/** Each kind comes after each other one as often. */
function turnedBy<Kind>(kinds: readonly Kind[], turn: number): Kind[] {
  const turned = kinds.map((_, place) => kinds[(place + turn) % kinds.length]).flatMap((kind) => kind ?? []);
  return Math.floor(turn / kinds.length) % 2 === 0 ? turned : turned.reverse();
}
