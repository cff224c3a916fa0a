import { type KeyObject, sign } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { decodeBase45, textOfDeflated, writeClaims } from '#modules/certificates/core/index.ts';
import { textIssuedAt } from '#tests/support/a-text.ts';
import type { Chance } from './chance.ts';
import { cborBytes, cborHead, coseOf, es256, hs256, type Message, textOf, usualHeader } from './forge.ts';
import { payloadAttacks } from './payload-attacks.ts';
import { type Attack, goodClaims, signedCose, signedText, type TextWorld } from './text-world.ts';

const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Signs of the text itself. */
const textAttacks = {
  'a sign changed': ({ chance }, good) => ({ text: changed(good, chance, [...signs]) }),
  'a sign of no alphabet': ({ chance }, good) => ({
    text: changed(good, chance, ['a', '_', '\u00d8', '\n', '\0', '\u{1f4a3}']),
  }),
  'cut short': ({ chance }, good) => ({ text: good.slice(0, chance.below(good.length)) }),
  longer: ({ chance }, good) => ({
    text: good + Array.from({ length: 1 + chance.below(400) }, () => chance.pick([...signs])).join(''),
  }),
  'two signs exchanged': ({ chance }, good) => ({ text: exchanged(good, chance) }),
  'a piece left out': ({ chance }, good) => {
    const at = 5 + chance.below(good.length - 8);
    return { text: good.slice(0, at) + good.slice(at + 1 + chance.below(6)) };
  },
  'small letters, spaces or no prefix': ({ chance }, good) => ({
    text: chance.pick([
      good.toLowerCase(),
      ` ${good}`,
      good.slice(5),
      good.replace('SMS1', 'SMS2'),
      `${good} `,
      '',
      'SMS1:',
      `${good}${good}`,
    ]),
  }),
  noise: ({ chance }) => ({
    text: `SMS1:${Array.from({ length: chance.below(600) }, () => chance.pick([...signs])).join('')}`,
  }),
  'noise of bytes': ({ chance }) => ({ text: chance.bytes(chance.below(300)).toString('latin1') }),
} satisfies Record<string, Attack>;

/** Bytes below the text: deflated, or the signed message. */
const byteAttacks = {
  'a deflated byte changed': ({ chance }, good) => {
    const bytes = deflatedOf(good);
    return { text: textOfDeflated(flipped(bytes, chance, 0, bytes.length)) };
  },
  'a byte of the message changed': ({ chance }, good) => {
    const bytes = messageOf(good);
    return { text: textOf(flipped(bytes, chance, 0, bytes.length)) };
  },
  'a byte of the claims changed': ({ chance }, good) => {
    const bytes = messageOf(good);
    return { text: textOf(flipped(bytes, chance, 20, bytes.length - 66)) };
  },
  'a bit of the signature changed': ({ chance }, good) => {
    const bytes = messageOf(good);
    return { text: textOf(flipped(bytes, chance, bytes.length - 64, bytes.length)) };
  },
  'a signature of nothing, of ones, turned about or of another text': (world, good) => ({
    text: withSignature(messageOf(good), oddSignature(world)),
  }),
  'the message cut short or longer': ({ chance }, good) => {
    const bytes = messageOf(good);
    const at = chance.below(bytes.length);
    return {
      text: textOf(
        chance.below(2) === 0
          ? bytes.subarray(0, at)
          : Buffer.concat([bytes, chance.bytes(1 + chance.below(9))]),
      ),
    };
  },
  'a bomb': ({ chance }) => ({
    text: textOf(Buffer.alloc(200_000 + chance.below(1_500_000), chance.below(256))),
  }),
} satisfies Record<string, Attack>;

/** Other keys, and other headers than a certificate has. */
const keyAttacks = {
  'signed by nobody we know, in our name': (world) =>
    resigned(world, usualHeader(world.ours.kid), world.attacker.privateKey),
  'signed by nobody we know, in his own name': (world) => ({
    text: signedText(world.attacker, goodClaims(world)),
  }),
  'signed by another issuer in our name': (world) => ({ text: signedText(world.other, goodClaims(world)) }),
  'signed by us in the name of another issuer': (world) => ({
    text: signedText(
      world.ours,
      goodClaims(world, {
        issuer: world.chance.pick([world.other.issuer, 'http://localhost:4511', 'http://localhost:4510/']),
      }),
    ),
  }),
  'the key named in the unprotected header': (world) => {
    const unprotected = Buffer.concat([Buffer.from('a104', 'hex'), cborBytes(Buffer.from(world.other.kid))]);
    const header = world.chance.pick([usualHeader(world.ours.kid), Buffer.from('a10126', 'hex')]);
    return { text: forged(world, { header, unprotected }, es256(world.other.privateKey)) };
  },
  'no algorithm, or none, or another': (world) => {
    const algorithm = world.chance.pick([
      '20',
      '3822',
      '3823',
      '27',
      '05',
      '00',
      '40',
      '60',
      '646e6f6e65',
      '655345323536',
    ]);
    const kid = Buffer.concat([Buffer.from('04', 'hex'), cborBytes(Buffer.from(world.ours.kid))]);
    const header = Buffer.concat(
      algorithm === '00' ? [Buffer.from('a1', 'hex'), kid] : [Buffer.from(`a201${algorithm}`, 'hex'), kid],
    );
    const secret = world.ours.publicKey.export({ format: 'der', type: 'spki' });
    const { ours } = world;
    const signing = world.chance.pick([
      es256(ours.privateKey),
      hs256(secret),
      () => new Uint8Array(0),
      () => new Uint8Array(64),
      es384(ours.privateKey),
    ]);
    return { text: forged(world, { header }, signing) };
  },
  'a header more, twice, open or not the shortest': (world) => {
    const kid = cborBytes(Buffer.from(world.ours.kid)).toString('hex');
    const header = world.chance.pick([
      `a301260281040404${kid}`,
      `a3012604${kid}0500`,
      `a3012604${kid}1070617070`,
      `a3012601260${`4${kid}`}`,
      `a3012604${kid}04${kid}`,
      `bf012604${kid}ff`,
      `b802012604${kid}`,
      `a2180126${`04${kid}`}`,
      `a204${kid}0126`,
      `a2012604${kid}00`,
      `a20126047f${kid}ff`,
      `82012604${kid}`,
      '',
      'a0',
    ]);
    return { text: forged(world, { header: Buffer.from(header, 'hex') }, es256(world.ours.privateKey)) };
  },
  'another kind of message': (world) => {
    const start = Buffer.from(
      world.chance.pick([
        '84',
        'd18484',
        'd284d2',
        'd83d84',
        'd83dd284',
        'd28584',
        'd29f',
        'd81284',
        'd28344',
        'd86284',
      ]),
      'hex',
    );
    return {
      text: forged(world, { header: usualHeader(world.ours.kid), start }, es256(world.ours.privateKey)),
    };
  },
  'something in the unprotected header': (world) => {
    const unprotected = Buffer.from(
      world.chance.pick(['a10126', 'a0a0', 'a10000', 'bfff', 'b800', 'f6', '80', 'a1044401020304']),
      'hex',
    );
    return {
      text: forged(world, { header: usualHeader(world.ours.kid), unprotected }, es256(world.ours.privateKey)),
    };
  },
  'a status list as a certificate': (world) => {
    const header = Buffer.concat([
      Buffer.from('a3012604', 'hex'),
      cborBytes(Buffer.from(world.ours.kid)),
      Buffer.from('10', 'hex'),
      cborHead(3, 3),
      Buffer.from('cwt'),
    ]);
    return { text: forged(world, { header }, es256(world.ours.privateKey)) };
  },
  'a signature in another shape': (world) => {
    const der = (signed: Buffer) => sign('sha256', signed, world.ours.privateKey);
    const longer = (signed: Buffer) => Buffer.concat([es256(world.ours.privateKey)(signed), Buffer.alloc(1)]);
    return { text: forged(world, { header: usualHeader(world.ours.kid) }, world.chance.pick([der, longer])) };
  },
} satisfies Record<string, Attack>;

/** What we signed ourselves, and is over, or not yet. */
const timeAttacks = {
  expired: (world) => ({
    text: signedText(
      world.ours,
      goodClaims(world, {
        issuedAt: textIssuedAt - 100_000,
        expiresAt: textIssuedAt + 3_600 - world.chance.below(90_000),
      }),
    ),
  }),
  'expires now': (world) => ({
    text: signedText(world.ours, goodClaims(world, { expiresAt: textIssuedAt + 3_600 })),
  }),
  'issued in the future': (world) => {
    const issuedAt = textIssuedAt + 3_600 + 301 + world.chance.below(100_000_000);
    return { text: signedText(world.ours, goodClaims(world, { issuedAt, expiresAt: issuedAt + 86_400 })) };
  },
} satisfies Record<string, Attack>;

export const attacks: Readonly<Record<string, Attack>> = {
  ...textAttacks,
  ...byteAttacks,
  ...keyAttacks,
  ...payloadAttacks,
  ...timeAttacks,
};

function resigned(world: TextWorld, header: Buffer, key: KeyObject) {
  return { text: forged(world, { header }, es256(key)) };
}

function forged(
  world: TextWorld,
  message: Omit<Message, 'payload'>,
  signing: (signed: Buffer) => Uint8Array,
): string {
  return textOf(coseOf({ ...message, payload: writeClaims(goodClaims(world)) }, signing));
}

function es384(key: KeyObject) {
  return (signed: Buffer) => sign('sha384', signed, { key, dsaEncoding: 'ieee-p1363' });
}

function oddSignature(world: TextWorld): Uint8Array {
  const other = messageOf(signedText(world.ours, goodClaims(world))).subarray(-64);
  const order = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex');
  return world.chance.pick([
    new Uint8Array(64),
    new Uint8Array(64).fill(255),
    Buffer.concat([other.subarray(32), other.subarray(0, 32)]),
    other,
    Buffer.concat([order, order]),
    Buffer.concat([new Uint8Array(31), Uint8Array.of(1), new Uint8Array(31), Uint8Array.of(1)]),
    signedCose(world.attacker, new Uint8Array(1)).subarray(-64),
  ]);
}

function withSignature(message: Buffer, signature: Uint8Array): string {
  return textOf(Buffer.concat([message.subarray(0, -64), signature]));
}

function deflatedOf(text: string): Buffer {
  return Buffer.from(decodeBase45(text, 5) ?? []);
}

function messageOf(text: string): Buffer {
  return inflateSync(deflatedOf(text));
}

function flipped(bytes: Buffer, chance: Chance, start: number, end: number): Buffer {
  const changedBytes = Buffer.from(bytes);
  const at = start + chance.below(end - start);
  changedBytes[at] = (changedBytes[at] ?? 0) ^ (1 + chance.below(255));
  return changedBytes;
}

function changed(text: string, chance: Chance, by: readonly string[]): string {
  const at = chance.below(text.length);
  const others = by.filter((sign) => sign !== text[at]);
  return text.slice(0, at) + chance.pick(others) + text.slice(at + 1);
}

function exchanged(text: string, chance: Chance): string {
  for (;;) {
    const [one, other] = [chance.below(text.length), chance.below(text.length)];
    if (text[one] === text[other]) continue;
    const all = [...text];
    all[one] = text[other] ?? '';
    all[other] = text[one] ?? '';
    return all.join('');
  }
}
