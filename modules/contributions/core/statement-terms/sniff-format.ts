import type { StatementFormat } from './bank-statement.ts';

/** Tells the format by the beginning of the text; null where it is none of the three. */
export function sniffStatementFormat(text: string): StatementFormat | null {
  const start = text
    .slice(0, 8_192)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (start.startsWith('<')) return /^<(?:!doctype html|html)/i.test(start) ? null : 'camt053';
  if (/^:20:/m.test(start) || /^\{1:/.test(start)) return 'mt940';
  const lines = start.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  return lines.some((line) => /[;,\t|]/.test(line)) ? 'csv' : null;
}
