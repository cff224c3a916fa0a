import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCardCode, looksByDay, makeCardCode, ownStatus, payerOf, readCardCode } from './index.ts';

const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const codes = fc.uint8Array({ minLength: 64, maxLength: 64 }).map(makeCardCode);

describe('the code of a card', () => {
  test('is read back however it is typed', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const typed = ` ${formatCardCode(code).toLowerCase().replaceAll(' ', '-')} `;
        expect(readCardCode(typed)).toEqual({ kind: 'registration', value: code });
      }),
    );
  });

  test('with one wrong sign is no code', () => {
    fc.assert(
      fc.property(codes, fc.nat(11), fc.nat(30), (code, place, number) => {
        const sign = signs.charAt(number);
        fc.pre(sign !== code.charAt(place));
        expect(readCardCode(code.slice(0, place) + sign + code.slice(place + 1))).toBeNull();
      }),
    );
  });

  test('with two signs swapped is no code', () => {
    fc.assert(
      fc.property(codes, fc.nat(11), fc.nat(11), (code, one, other) => {
        fc.pre(code.charAt(one) !== code.charAt(other));
        const swapped = [...code];
        swapped[one] = code.charAt(other);
        swapped[other] = code.charAt(one);
        expect(readCardCode(swapped.join(''))).toBeNull();
      }),
    );
  });

  test('uses every sign about as often, and refuses too little chance', () => {
    const counts = new Map<string, number>();
    for (let start = 0; start < 256; start += 8) {
      const bytes = Uint8Array.from({ length: 32 }, (_, index) => (start + index) % 256);
      for (const sign of makeCardCode(bytes).slice(0, 11)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    }
    expect(counts.size).toBe(31);
    expect(() => makeCardCode(new Uint8Array(10))).toThrow('too few');
  });

  test('an 11-digit number is a KPJ; what is neither is nothing', () => {
    expect(readCardCode('2600 0000 001')).toEqual({ kind: 'kpj', value: '26000000001' });
    for (const typed of ['', '260000', '5171041503800007', 'K7QM2XWPA94!', 'OOOO OOOO OOOO'])
      expect(readCardCode(typed)).toBeNull();
    expect(formatCardCode('26000000001')).toBe('2600 0000 001');
  });
});

describe('what a worker reads about himself', () => {
  test('is the sentence of the membership that stands best', () => {
    expect(ownStatus([])).toBe('none');
    expect(ownStatus([{ state: 'LAPSED' }, { state: 'ACTIVE' }])).toBe('active');
    expect(ownStatus([{ state: 'ENDED' }, { state: 'REGISTERED' }])).toBe('registered');
    expect(ownStatus([{ state: 'ENDED' }, { state: 'LAPSED' }])).toBe('lapsed');
    expect(ownStatus([{ state: 'REQUESTED' }])).toBe('requested');
    expect(ownStatus([{ state: 'ENDED' }])).toBe('ended');
  });

  test('names the employer as payer of a wage earner only', () => {
    expect([payerOf({ segment: 'PU' }), payerOf({ segment: 'BPU' })]).toEqual(['employer', 'self']);
  });

  test('tells looks by organisation and day', () => {
    const look = { day: '2026-11-21', role: 'village', organisation: null, act: 'registry.show-worker' };
    const employer = { ...look, role: 'employer', organisation: 'PT Uji' };
    expect(
      looksByDay([
        look,
        employer,
        { ...look, act: 'registry.reveal-worker' },
        look,
        { ...look, day: '2026-11-20' },
      ]),
    ).toEqual([
      { ...dayOf(look), times: 3, acts: ['registry.show-worker', 'registry.reveal-worker'] },
      { ...dayOf(employer), times: 1, acts: ['registry.show-worker'] },
      { ...dayOf(look), day: '2026-11-20', times: 1, acts: ['registry.show-worker'] },
    ]);
  });
});

function dayOf({ day, role, organisation }: { day: string; role: string; organisation: string | null }) {
  return { day, role, organisation };
}
