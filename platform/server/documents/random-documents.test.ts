import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aJpeg, anObjectStream, aPdf, aPng } from '#tests/support/a-document.ts';
import { checkBytes } from './check-bytes.ts';
import { DocumentFault } from './document-fault.ts';
import { documentLimits } from './limits.ts';

const heads = ['', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff', '%PDF-1.7\n'].map((head) =>
  Buffer.from(head, 'latin1'),
);
const sound = [aPng(), aJpeg(), aPdf({ parts: [anObjectStream([[9, '<< /A [1 2 (x)] >>']])] })];

/** Passed, or refused with a code; any other error is a crash. */
async function isTaken(bytes: Uint8Array): Promise<boolean> {
  try {
    await checkBytes(bytes, 'berkas', documentLimits);
    return true;
  } catch (error) {
    if (error instanceof DocumentFault) return false;
    throw error;
  }
}

describe('any bytes', () => {
  test('random ones, with and without the mark of a document, never crash and never pass', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), async (head, rest) => {
        expect(await isTaken(Buffer.concat([head, rest]))).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });

  test('a sound document changed, cut or mixed anywhere never crashes', async () => {
    const change = fc.record({ at: fc.nat(2_000), byte: fc.nat(255), cut: fc.boolean() });
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sound),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        async (bytes, changes) => {
          let mixed = Buffer.from(bytes);
          for (const { at, byte, cut } of changes) {
            const place = at % Math.max(1, mixed.length);
            if (cut) mixed = Buffer.concat([mixed.subarray(0, place), mixed.subarray(place + (byte % 9))]);
            else mixed[place] = byte;
          }
          if (await isTaken(mixed)) taken += 1;
        },
      ),
      { numRuns: 3_000 },
    );
    // Control: some changes harm nothing (a place in the table, a byte of the picture), so that not all is refused blindly.
    expect(taken).toBeGreaterThan(0);
  });

  test('control: the sound documents pass', async () => {
    for (const bytes of sound) expect(await isTaken(bytes)).toBe(true);
  });
});
