import { type TextClaims, writeCbor, writeClaims } from '#modules/certificates/core/index.ts';
import { textIssuedAt } from '#tests/support/a-text.ts';
import { cborBytes, cborHead, cborText, textOf } from './forge.ts';
import {
  type Attack,
  aList,
  goodClaims,
  listUri,
  signedCose,
  signedText,
  type TextWorld,
} from './text-world.ts';

type Pairs = [string, Buffer][];

/** Claims that we signed ourselves, written in another way than the one there is. */
const formAttacks = {
  'a claim twice': (world) => {
    const pairs = pairsOf(goodClaims(world));
    const at = world.chance.below(pairs.length);
    const [key] = pairs[at] ?? ['01'];
    const again: [string, Buffer] = [
      key,
      world.chance.pick([cborHead(0, 4_000_000_000), cborText('x'), pairs[at]?.[1] ?? cborText('')]),
    ];
    const twice = world.chance.below(2) === 0 ? [...pairs, again] : pairs.toSpliced(at, 0, again);
    return signedBy(world, mapOf(twice));
  },
  'something of the employer twice': (world) => {
    const key = 1 + world.chance.below(9);
    const ours = Buffer.concat([
      cborHead(5, 10),
      ...employerParts(),
      Buffer.from([key]),
      cborText('PT Lain'),
    ]);
    return signedBy(world, mapOf(replaced(pairsOf(goodClaims(world)), '3a00011170', ours)));
  },
  'claims in another order': (world) => {
    const pairs = pairsOf(goodClaims(world));
    const at = world.chance.below(pairs.length - 1);
    const [one, other] = [pairs[at], pairs[at + 1]];
    if (!one || !other) throw new Error('no two claims');
    return signedBy(world, mapOf(pairs.toSpliced(at, 2, other, one)));
  },
  'a length left open': (world) => {
    const pairs = pairsOf(goodClaims(world));
    const open = Buffer.concat([
      Buffer.from('bf', 'hex'),
      mapOf(pairs).subarray(1),
      Buffer.from('ff', 'hex'),
    ]);
    const text = Buffer.from('7f61786179ff', 'hex');
    return signedBy(
      world,
      world.chance.pick([
        open,
        mapOf(replaced(pairs, '01', text)),
        mapOf(replaced(pairs, '07', Buffer.from('5f50', 'hex'))),
      ]),
    );
  },
  'a number not in its shortest form': (world) => {
    const long = Buffer.from(`1b00000000${(textIssuedAt + 86_400).toString(16)}`, 'hex');
    const pairs = pairsOf(goodClaims(world));
    return signedBy(
      world,
      world.chance.pick([
        mapOf(replaced(pairs, '04', long)),
        Buffer.concat([Buffer.from('b806', 'hex'), mapOf(pairs).subarray(1)]),
        mapOf([['1801', pairs[0]?.[1] ?? long], ...pairs.slice(1)]),
      ]),
    );
  },
  'bytes behind the claims, or too few': (world) => {
    const whole = mapOf(pairsOf(goodClaims(world)));
    return signedBy(
      world,
      world.chance.pick([
        Buffer.concat([whole, world.chance.bytes(1 + world.chance.below(20))]),
        whole.subarray(0, world.chance.below(whole.length)),
      ]),
    );
  },
  'a tower of arrays, maps or tags': (world) => {
    const depth = 1 + world.chance.below(3_000);
    const tower = Buffer.alloc(depth, Number(`0x${world.chance.pick(['81', 'a1', 'c1', '9f', 'bf'])}`));
    return signedBy(
      world,
      world.chance.pick([tower, mapOf(replaced(pairsOf(goodClaims(world)), '3a00011170', tower))]),
    );
  },
  'a length beyond everything': (world) => {
    const size = world.chance.pick([
      '5bffffffffffffffff',
      '5b001fffffffffffff',
      '7affffffff',
      '9affffffff',
      'baffffffff',
      '1bffffffffffffffff',
    ]);
    const [key] = world.chance.pick(pairsOf(goodClaims(world)));
    return signedBy(world, mapOf(replaced(pairsOf(goodClaims(world)), key, Buffer.from(size, 'hex'))));
  },
  'a claim of another type': (world) => {
    const value = world.chance.pick([
      'f6',
      'f4',
      'f5',
      '20',
      'fb41da000000000000',
      'f90000',
      '60',
      '40',
      '80',
      'a0',
      'c11a6b000000',
      '390100',
      'f7',
      '6178',
      '4178',
      '00',
      '7901410061',
    ]);
    const [key] = world.chance.pick(pairsOf(goodClaims(world)));
    const wanted = { '01': '6178', '04': '00', '06': '00' }[key];
    return signedBy(
      world,
      mapOf(replaced(pairsOf(goodClaims(world)), key, Buffer.from(value === wanted ? 'f6' : value, 'hex'))),
    );
  },
  'a claim missing or unknown': (world) => {
    const pairs = pairsOf(goodClaims(world));
    const missing = pairs.toSpliced(world.chance.below(pairs.length), 1);
    const unknown = pairs.toSpliced(3, 0, ['05', cborHead(0, textIssuedAt)]);
    return signedBy(world, mapOf(world.chance.pick([missing, unknown])));
  },
  'a name that is no text': (world) => {
    const bad = world.chance.pick(['62c080', '61ff', '63eda080', '64f4908080', '62c3', '60']);
    const ours = Buffer.concat([cborHead(5, 9), ...employerParts(Buffer.from(bad, 'hex'))]);
    return signedBy(world, mapOf(replaced(pairsOf(goodClaims(world)), '3a00011170', ours)));
  },
  'over before it began': (world) => ({
    text: signedText(world.ours, goodClaims(world, { expiresAt: textIssuedAt - world.chance.below(100) })),
  }),
} satisfies Record<string, Attack>;

/** A good text with a list that does not let it pass. */
const listAttacks = {
  revoked: (world) => ofStatus(world, 1),
  suspended: (world) => ofStatus(world, 2),
  'a status of no meaning': (world) => ofStatus(world, 3),
  'the list of another address': (world, text) => ({
    text,
    list: aList(world.ours, {
      uri: world.chance.pick([
        'http://localhost:4510/status-lists/2',
        `${listUri}/`,
        'https://lain.example/status-lists/1',
      ]),
    }),
  }),
  'no list': (_, text) => ({ text, list: null }),
  'a list that is too short': (world, text) => ({
    text,
    list: aList(world.ours, { entryBytes: new Uint8Array(0) }),
  }),
  'a list that is too old': (world, text) => ({
    text,
    list: aList(world.ours, { issuedAt: textIssuedAt - 86_400 - world.chance.below(1_000_000) }),
  }),
  'a list fetched too long ago': (world, text) => ({
    text,
    fetchedAtSeconds: textIssuedAt + 3_600 - 43_200 - world.chance.below(1_000),
  }),
  'a list of the future': (world, text) => ({
    text,
    list: aList(world.ours, { issuedAt: textIssuedAt + 3_901 + world.chance.below(1_000_000) }),
  }),
  'a list fetched in the future': (_, text) => ({ text, fetchedAtSeconds: textIssuedAt + 90_000 }),
  'a list signed by nobody we know': (world, text) => ({
    text,
    list: aList(world.chance.pick([world.attacker, { ...world.attacker, kid: world.ours.kid }])),
  }),
  'a list of another issuer in our name': (world, text) => ({
    text,
    list: aList(world.other, { issuer: world.ours.issuer }),
  }),
  'a list of one bit an entry': (world, text) => ({
    text,
    list: aList(world.ours, { bits: world.chance.pick([1, 4, 8, 0]) }),
  }),
  'a list of another type': (world, text) => ({
    text,
    list: aList(world.ours, {
      type: world.chance.pick(['application/cwt', 'statuslist+cwt', 'application/statuslist+jwt', '']),
    }),
  }),
  'a certificate as a list': (world, text) => ({
    text,
    list: signedCose(world.ours, writeClaims(goodClaims(world))),
  }),
  'a list with a byte changed or cut short': (world, text) => {
    const list = Buffer.from(aList(world.ours));
    const at = world.chance.below(list.length);
    if (world.chance.below(2) === 0) return { text, list: list.subarray(0, at) };
    list[at] = (list[at] ?? 0) ^ (1 + world.chance.below(255));
    return { text, list };
  },
} satisfies Record<string, Attack>;

export const payloadAttacks: Readonly<Record<string, Attack>> = { ...formAttacks, ...listAttacks };

function ofStatus(world: TextWorld, status: number) {
  const idx = world.chance.below(1_000) * 4 + status;
  return { text: signedText(world.ours, goodClaims(world, { status: { idx, uri: listUri } })) };
}

function signedBy(world: TextWorld, payload: Uint8Array) {
  return { text: textOf(signedCose(world.ours, payload)) };
}

/** The claims pair by pair: the key as hexadecimal digits, the value as it is written. */
function pairsOf({ issuer, expiresAt, issuedAt, certificateId, status }: TextClaims): Pairs {
  const place = writeCbor(new Map([['status_list', new Map<string, unknown>(Object.entries(status))]]));
  return [
    ['01', cborText(issuer)],
    ['04', cborHead(0, expiresAt)],
    ['06', cborHead(0, issuedAt)],
    ['07', cborBytes(Buffer.from(certificateId.replaceAll('-', ''), 'hex'))],
    ['19ffff', Buffer.from(place)],
    ['3a00011170', Buffer.concat([cborHead(5, 9), ...employerParts()])],
  ];
}

function employerParts(name: Buffer = cborText('PT Hotel Sanur')): Buffer[] {
  const texts = ['SK-1', '', '26000123', '1234567890123', '51.71'];
  return [
    ...texts.flatMap((text, at) => [Buffer.from([at + 1]), text === '' ? name : cborText(text)]),
    ...[Buffer.from([6]), cborHead(4, 1), cborText('JKK'), Buffer.from([7]), cborHead(0, 12)],
    ...[Buffer.from([8]), cborText('2026-10'), Buffer.from([9]), cborText('2024-03-01')],
  ];
}

function mapOf(pairs: Pairs): Buffer {
  return Buffer.concat([
    cborHead(5, pairs.length),
    ...pairs.flatMap(([key, value]) => [Buffer.from(key, 'hex'), value]),
  ]);
}

function replaced(pairs: Pairs, key: string, value: Buffer): Pairs {
  return pairs.map((pair) => (pair[0] === key ? [key, value] : pair));
}

/** The same pairs as they should be: what is refused above is refused for its form alone. */
export function soundForm(world: TextWorld): string {
  return signedBy(world, mapOf(pairsOf(goodClaims(world)))).text;
}
