import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '#platform/core/errors.ts';
import { readStatement } from './read-statement.ts';
import { movements, readText, refusalOfText, sample } from './reading-test-kit.ts';
import { camtSample, csvSample, mt940Sample } from './statement-samples.ts';

const options = { limits: { lines: 10_000 }, format: null, account: null };
const samples = [camtSample(sample), mt940Sample(sample), csvSample(sample)];

/** `read`, or the code of the refusal; any other error fails the test. */
function outcomeOf(bytes: Uint8Array): string {
  try {
    readStatement(bytes, options);
    return 'read';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

test('random bytes and random texts are refused, never a crash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => outcomeOf(bytes).startsWith('statement.')),
    {
      numRuns: 2_000,
    },
  );
  const signs = fc.string({
    unit: fc.constantFrom(...'<>/!?[]{}:;,"\n\r\t=&-20 61:86:Stmt Ntry 1.0'),
    maxLength: 300,
  });
  fc.assert(
    fc.property(signs, (text) => outcomeOf(new TextEncoder().encode(text)) !== ''),
    { numRuns: 2_000 },
  );
});

test('a statement with damaged bytes is read or refused, never a crash', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.array(fc.tuple(fc.nat(4_000), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      (text, damage) => {
        const bytes = new TextEncoder().encode(text);
        for (const [at, value] of damage) bytes[at % bytes.length] = value;
        outcomeOf(bytes);
      },
    ),
    { numRuns: 1_500 },
  );
});

test('a CAMT.053 or MT940 that is cut off is refused at every length', () => {
  for (const text of samples.slice(0, 2)) {
    const shortest = text.lastIndexOf(':62F:') < 0 ? text.length - 1 : text.lastIndexOf(',00');
    for (let length = 1; length < shortest; length += 7)
      expect(refusalOfText(text.slice(0, length)).code).not.toBe('read');
  }
});

test.each(['utf-16le', 'utf-16be'] as const)(
  '%s with and without its mark reads as UTF-8 does',
  (encoding) => {
    for (const text of samples)
      for (const mark of ['\ufeff', '']) {
        const bytes = new Uint8Array(Buffer.from(mark + text, 'utf16le'));
        if (encoding === 'utf-16be') Buffer.from(bytes.buffer).swap16();
        expect(readStatement(bytes, options)).toEqual(readText(text));
      }
  },
);

test('a mark before UTF-8 and old Western letters are read; UTF-8 that is none is refused', () => {
  expect(readText(`\ufeff${samples[2]}`)).toEqual(readText(samples[2] ?? ''));
  const western = Buffer.from((samples[2] ?? '').replace('BIAYA', 'BIAYÀ'), 'latin1');
  expect(readStatement(western, options).statements[0]?.lines[1]?.text).toBe('BIAYÀ ADM');
  expect(outcomeOf(Buffer.from((samples[0] ?? '').replace('BIAYA', 'BIAYÀ'), 'latin1'))).toBe(
    'statement.file_encoding',
  );
});

test('what is no text, empty or something else says so', () => {
  expect(outcomeOf(new Uint8Array())).toBe('statement.file_empty');
  expect(outcomeOf(Buffer.from(' \n\t'))).toBe('statement.file_empty');
  expect(outcomeOf(Buffer.from('%PDF-1.7'))).toBe('statement.file_unsupported');
  expect(outcomeOf(Buffer.from('PK\u0003\u0004xlsx'))).toBe('statement.file_unsupported');
  expect(outcomeOf(Buffer.from('halo dunia'))).toBe('statement.format_unknown');
  expect(outcomeOf(Buffer.from('<!doctype html><html></html>'))).toBe('statement.format_unknown');
});

test('the format that the sender names must be that of the file', () => {
  const asked = { ...options, format: 'mt940' as const };
  expect(() => readStatement(Buffer.from(samples[0] ?? ''), asked)).toThrow('statement.format_differs');
});

test('no refusal tells a name, a text or an account of the file', () => {
  for (const text of samples) {
    const broken = text.replaceAll('16800', '16800x').replaceAll('16.800', '16.8x0');
    const { code, details } = refusalOfText(broken);
    expect(code).not.toBe('read');
    for (const secret of ['SUKERTA', '0101234567', movements[0].code])
      expect(JSON.stringify(details)).not.toContain(secret);
  }
});

test('every amount, direction and code survives each format', () => {
  const movement = fc.record({
    day: fc.constantFrom('2026-11-01', '2026-11-15', '2026-11-30'),
    amountIdr: fc.bigInt({ min: 1n, max: 999_999_999_999n }),
    direction: fc.constantFrom('credit' as const, 'debit' as const),
    reference: fc.stringMatching(/^FT[0-9]{1,12}$/),
    text: fc.stringMatching(/^[A-Z][A-Z ]{0,60}[A-Z]$/),
  });
  fc.assert(
    fc.property(
      fc.array(movement, { maxLength: 12 }),
      fc.bigInt({ min: 0n, max: 10n ** 13n }),
      (list, openingIdr) => {
        const statement = { account: '0101234567', openingIdr, movements: list };
        for (const write of [camtSample, mt940Sample, csvSample]) {
          const [read] = readText(write(statement)).statements;
          expect(read?.lines.map((line) => [line.bookedOn, line.amountIdr, line.direction])).toEqual(
            list.map((one) => [one.day, one.amountIdr, one.direction]),
          );
        }
      },
    ),
    { numRuns: 60 },
  );
});
