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
    const { type, wrong } = typeOf(cell);
    const columns = type && seen.has(type.code) ? ['code'] : wrong;
    faults.push(...columns.map((column) => ({ row: index + 1, column })));
    if (!type || columns.length > 0) continue;
    seen.add(type.code);
    types.push(type);
  }
  return { types, faults };
}

/** The type of a row, or every column of it that is wrong. */
function typeOf(cell: (column: (typeof businessTypeColumns)[number]) => string): {
  readonly type: BusinessType | null;
  readonly wrong: readonly string[];
} {
  const [code, name, source] = [cell('code').toUpperCase(), cell('name'), cell('source')];
  const certainty = certainties.find((one) => one === cell('certainty').toUpperCase());
  const riskClass = classes[cell('risk_class').toUpperCase()];
  const holds = {
    code: /^[A-Z0-9][A-Z0-9.-]{1,19}$/.test(code),
    name: /\p{L}/u.test(name) && !/^[=+@-]/.test(name),
    risk_class: riskClass !== undefined,
    source: source !== '',
    certainty: certainty !== undefined,
  } as const satisfies Record<(typeof businessTypeColumns)[number], boolean>;
  const wrong = businessTypeColumns.filter((column) => !holds[column]);
  if (wrong.length > 0 || riskClass === undefined || !certainty) return { type: null, wrong };
  return { type: { code, name, riskClass, source, certainty }, wrong };
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
