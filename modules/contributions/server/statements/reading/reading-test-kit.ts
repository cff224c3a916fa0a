import { Refusal } from '#platform/core/errors.ts';
import { readStatement, type StatementReading } from './read-statement.ts';
import type { SampleStatement } from './statement-samples.ts';

export const limits = { lines: 1_000 };

/** A payment code of a worker. */
export function codeOf(payer: number): string {
  const body = `1${String(payer).padStart(9, '0')}3221`;
  return body + String(98n - ((BigInt(body) * 100n) % 97n)).padStart(2, '0');
}

const [one, two] = [codeOf(21), codeOf(22)];

/** In, and back out again; without a code; a code folded over two lines. */
export const movements = [
  {
    day: '2026-11-02',
    amountIdr: 16_800n,
    direction: 'credit',
    reference: 'FT001',
    text: `IURAN ${one}`,
    code: one,
  },
  {
    day: '2026-11-03',
    amountIdr: 8_400n,
    direction: 'debit',
    reference: 'FT002',
    text: 'BIAYA ADM',
    code: null,
  },
  {
    day: '2026-11-03',
    amountIdr: 16_800n,
    direction: 'credit',
    reference: 'FT003',
    text: `TRANSFER DARI I WAYAN SUKERTA DENPASAR UNTUK IURAN BULAN NOV ${two}`,
    code: two,
  },
  {
    day: '2026-11-04',
    amountIdr: 16_800n,
    direction: 'debit',
    reference: 'FT001',
    text: `REVERSAL ${one}`,
    code: one,
    isReversal: true,
  },
] as const;

export const sample: SampleStatement = { account: '0101234567', openingIdr: 1_000_000n, movements };

export function readText(text: string, chosen = limits): StatementReading {
  return readStatement(new TextEncoder().encode(text), { limits: chosen, format: null, account: null });
}

/** The refusal of a text; a text that is read gives code `read`. */
export function refusalOfText(
  text: string,
  chosen = limits,
): { readonly code: string; readonly details: Readonly<Record<string, unknown>> } {
  try {
    readText(text, chosen);
    return { code: 'read', details: {} };
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, details: error.details };
    throw error;
  }
}
