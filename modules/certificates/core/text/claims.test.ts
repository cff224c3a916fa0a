import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { someClaims, someEmployer } from '#tests/support/a-text.ts';
import { readClaims, type TextClaims, type WorkerSubject } from './claims.ts';
import { writeClaims } from './write-text.ts';

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const words = fc.array(fc.constantFrom('JKK', 'JKM', 'JHT', 'JP', 'JKP'), { maxLength: 5 });
const month = fc.constantFrom('2026-10', '1999-12', '2027-01');
const count = fc.nat({ max: Number.MAX_SAFE_INTEGER });

const employer = fc.record({
  kind: fc.constant('employer' as const),
  ...{ number: word, name: word, npp: word, nib: fc.option(word), areaCode: word, programmes: words },
  ...{ workersReported: count, paidThrough: month, registeredSince: fc.constant('2024-02-29') },
});
const worker = fc.record({
  kind: fc.constant('worker' as const),
  ...{ number: word, name: word, kpj: word, programmes: words, paidThrough: month },
});
const anyClaims: fc.Arbitrary<TextClaims> = fc
  .record({
    ...{ issuer: word, issuedAt: fc.nat(), certificateId: fc.uuid(), subject: fc.oneof(employer, worker) },
    ...{ lasts: fc.integer({ min: 1, max: 2_000_000_000 }), status: fc.record({ idx: count, uri: word }) },
  })
  .map(({ lasts, ...claims }) => ({ ...claims, expiresAt: claims.issuedAt + lasts }));

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('the claims of a text', () => {
  test('come back as they were written, whoever they are of', () => {
    fc.assert(
      fc.property(anyClaims, (claims) => {
        expect(readClaims(writeClaims(claims))).toEqual(claims);
      }),
    );
  });

  test('stand in the one order of their keys, a place without any number but its own', () => {
    const id = '00112233-4455-6677-8899-aabbccddeeff';
    const claims = someClaims({ certificateId: id, issuer: 'a', status: { idx: 5, uri: 'b' } });
    const subject = { ...someEmployer, number: '1', name: 'N', npp: '2', nib: null, areaCode: '51' };
    const bytes = writeClaims({
      ...claims,
      subject: { ...subject, programmes: ['JKK'], workersReported: 3 },
    });
    // {"status_list": {"idx": 5, "uri": "b"}}
    const place = 'a16b7374617475735f6c697374a26369647805637572696162';
    const said = '01613102614e036132056235310681634a4b4b07030867323032362d3130096a323032342d30332d3031';
    expect(hexOf(bytes)).toBe(
      `a6016161041a${claims.expiresAt.toString(16)}061a${claims.issuedAt.toString(16)}0750${id.replaceAll('-', '')}` +
        `19ffff${place}3a00011170a8${said}`,
    );
  });

  test('hold no NIK and no birth date, for a worker either', () => {
    const subject: WorkerSubject = {
      kind: 'worker',
      ...{ number: 'K-1', name: 'I W*** S***', kpj: '26000000001' },
      ...{ programmes: ['JKK', 'JKM'], paidThrough: '2026-10' },
    };
    const read = readClaims(writeClaims(someClaims({ subject })));
    expect(Object.keys(read?.subject ?? {}).sort()).toEqual([
      ...['kind', 'kpj', 'name', 'number', 'paidThrough', 'programmes'],
    ]);
  });

  test.each([
    ['a month that does not exist', { ...someEmployer, paidThrough: '2026-13' }],
    ['a day that does not exist', { ...someEmployer, registeredSince: '2026-11-32' }],
    ['a name beyond its bounds', { ...someEmployer, name: 'N'.repeat(301) }],
    ['programmes beyond number', { ...someEmployer, programmes: Array.from({ length: 17 }, () => 'JKK') }],
  ])('are refused with %s', (_, subject) => {
    expect(readClaims(writeClaims(someClaims({ subject })))).toBeNull();
  });
});
