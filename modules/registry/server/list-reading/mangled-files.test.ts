import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listFileErrors } from '#modules/registry/core/index.ts';
import { buildXlsx, sheetXml } from '#tests/fixtures/lists/build-workbook.ts';
import { readListFile } from './index.ts';

const rows = [
  ['NIK', 'Nama'],
  ...Array.from({ length: 30 }, (_, index) => [`51710421040400${index + 10}`, 'I Made']),
];
const workbook = buildXlsx({ sheets: [{ name: 'Daftar', xml: sheetXml(rows) }] });
const text = Buffer.from(rows.map((cells) => cells.join(';')).join('\n'));

/** The file with some bytes changed and perhaps its end cut off. */
function mangled(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const place = fc.integer({ min: 0, max: bytes.length - 1 });
  const changes = fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 });
  return fc.tuple(changes, fc.option(place)).map(([edits, cut]) => {
    const copy = Uint8Array.from(bytes);
    for (const [index, byte] of edits) copy[index] = byte;
    return cut === null ? copy : copy.slice(0, cut);
  });
}

test.each([
  ['a workbook', workbook, 'a.xlsx'],
  ['a text', text, 'a.csv'],
] as const)(
  '%s that was mangled is read or refused by a code of the catalogue, and no cell stands in the error',
  async (_name, bytes, fileName) => {
    await fc.assert(
      fc.asyncProperty(mangled(bytes), async (file) => {
        const error: unknown = await readListFile(file, fileName).then(
          () => null,
          (refusal: unknown) => refusal,
        );
        if (error === null) return;
        expect(error).toMatchObject({ code: expect.stringMatching(/^list\.file_/) });
        expect(Object.keys(listFileErrors)).toContain(error instanceof Error ? error.message : 'no error');
        expect(JSON.stringify(error)).not.toContain('517104');
      }),
      { numRuns: 25 },
    );
  },
);
