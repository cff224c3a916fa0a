import { expect, test } from 'vitest';
import { z } from 'zod';
import { daySchema } from '#platform/core/contract.ts';
import { textsOf } from '#platform/server/texts.ts';
import { problemText } from './problem-text.ts';

const said = (schema: z.ZodType, value: unknown, language: 'id' | 'en' = 'id') =>
  schema.safeParse(value).error?.issues.map((issue) => problemText(issue, language));

test.each([
  [z.object({ name: z.string() }), {}, 'Wajib diisi.'],
  [z.string().min(1), '', 'Wajib diisi.'],
  [z.string().min(5), 'abc', 'Terlalu pendek: paling sedikit 5 huruf.'],
  [z.string().max(3), 'abcdef', 'Terlalu panjang: paling banyak 3 huruf.'],
  [z.number().min(2), 1, 'Terlalu kecil: paling sedikit 2.'],
  [z.number().max(2), 3, 'Terlalu besar: paling banyak 2.'],
  [z.array(z.string()).min(2), [], 'Terlalu sedikit: paling sedikit 2 isian.'],
  [z.array(z.string()).max(1), ['a', 'b'], 'Terlalu banyak: paling banyak 1 isian.'],
  [z.enum(['L', 'P']), 'X', 'Pilih salah satu dari daftar.'],
  [z.strictObject({}), { other: 1 }, 'Isian ini tidak dikenal. Hapus, lalu kirim lagi.'],
  [daySchema, '2026-02-30', 'Tanggal ini tidak ada atau bentuknya keliru. Tulis seperti 2026-01-31.'],
  [z.email(), 'x', 'Alamat surel tidak lengkap. Tulis seperti nama@contoh.id.'],
  [z.string().regex(/^\d+$/), 'x', 'Bentuk isian ini keliru. Periksa lagi.'],
  [z.string(), 7, 'Jenis isian ini keliru. Periksa lagi.'],
])('%# is said in Indonesian', (schema, value, text) => {
  expect(said(schema, value)).toEqual([text]);
});

test('every problem has a text of its own in both languages', () => {
  for (const language of ['id', 'en'] as const) {
    const texts = [...textsOf(language)]
      .filter(([key]) => key.startsWith('problem.'))
      .map(([, text]) => text);
    expect(texts).toHaveLength(13);
    expect(new Set(texts).size).toBe(13);
  }
  expect(said(z.string().min(5), 'abc', 'en')).toEqual(['Too short: at least 5 characters.']);
});
