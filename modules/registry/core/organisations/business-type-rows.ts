import { type BusinessType, certainties } from './risk-class.ts';

/** A row of the annex that cannot be taken, by the number an editor shows. */
export interface BusinessTypeFault {
  readonly row: number;
  readonly column: string;
}

export const businessTypeColumns = ['code', 'name', 'risk_class', 'source', 'certainty'] as const;

/**
 * Reads the rows of an annex: the header first, its columns in any order, one type a row. A column of the header that is missing is
 * a fault of row 1; nothing is taken where there is any fault.
 */
export function readBusinessTypes(rows: readonly (readonly string[])[]): {
  readonly types: readonly BusinessType[];
  readonly faults: readonly BusinessTypeFault[];
} {
  const header = (rows[0] ?? []).map((cell) =>
    cell
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  );
  const missing = businessTypeColumns.filter((column) => !header.includes(column));
  if (missing.length > 0) return { types: [], faults: missing.map((column) => ({ row: 1, column })) };
  const types: BusinessType[] = [];
  const faults: BusinessTypeFault[] = [];
  const seen = new Set<string>();
  for (const [index, cells] of rows.entries()) {
    if (index === 0 || cells.every((cell) => cell.trim() === '')) continue;
    const cell = (column: (typeof businessTypeColumns)[number]) =>
      (cells[header.indexOf(column)] ?? '').trim();
    const type = typeOf(cell);
    const column = typeof type === 'string' ? type : seen.has(type.code) ? 'code' : null;
    if (column !== null) faults.push({ row: index + 1, column });
    else if (typeof type !== 'string') {
      seen.add(type.code);
      types.push(type);
    }
  }
  return { types, faults };
}

/** The type of a row, or the column that is wrong. */
function typeOf(cell: (column: (typeof businessTypeColumns)[number]) => string): BusinessType | string {
  const [code, name, source] = [cell('code').toUpperCase(), cell('name'), cell('source')];
  const certainty = certainties.find((one) => one === cell('certainty').toUpperCase());
  const riskClass = classes[cell('risk_class').toUpperCase()];
  if (!/^[A-Z0-9][A-Z0-9.-]{1,19}$/.test(code)) return 'code';
  if (!/\p{L}/u.test(name) || /^[=+@-]/.test(name)) return 'name';
  if (riskClass === undefined) return 'risk_class';
  if (source === '') return 'source';
  return certainty ? { code, name, riskClass, source, certainty } : 'certainty';
}

const classes: Readonly<Record<string, number>> = {
  1: 1,
  2: 2,
  3: 3,
  4: 4,
  5: 5,
  I: 1,
  II: 2,
  III: 3,
  IV: 4,
  V: 5,
};
