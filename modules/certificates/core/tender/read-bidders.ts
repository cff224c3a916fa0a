import {
  cellText,
  cleanText,
  type ListCell,
  readNpwp,
  type Sheet,
  type SheetRow,
  sheetRows,
  type Workbook,
} from '#modules/registry/core/index.ts';
import { refuseTender } from './errors.ts';

/** Rows of one list of bidders at most. */
export const mostBidders = 10_000;

const numberFields = ['npp', 'nib', 'npwp'] as const;
type Field = (typeof numberFields)[number] | 'name';

/** What is wrong with a row, or worth knowing of it; texts: `tender.remark.<remark>`. */
export const bidderRemarks = [
  'no_number',
  'npp_malformed',
  'nib_malformed',
  'npwp_malformed',
  'duplicate',
  'name_differs',
  'numbers_differ',
] as const;
export type BidderRemark = (typeof bidderRemarks)[number];

/** One row of a list of bidders as it stands in the file. Numbers that cannot be one are left out and remarked. */
export interface Bidder {
  readonly sheet: string;
  /** The row number that Excel or an editor shows. */
  readonly row: number;
  readonly npp: string | null;
  readonly nib: string | null;
  /** In clear: it leaves memory only as its keyed index. */
  readonly npwp: string | null;
  /** A firm's number whole, a person's masked. */
  readonly npwpShown: string;
  readonly name: string;
  readonly remarks: readonly BidderRemark[];
}

/** Titles of columns, letters and digits alone; the first that fits counts. */
const titles: readonly (readonly [Field, RegExp])[] = [
  ['npwp', /^(no(mor)?)?(npwp|pokokwajibpajak)/],
  ['npp', /^(no(mor)?)?(npp\d?$|npp(bpj|jamsostek|peserta|perusahaan|bu)|pendaftaranperusahaan)/],
  ['nib', /^(no(mor)?)?(nib$|nib(oss|perusahaan)|indukberusaha)/],
  [
    'name',
    /^(nama(?!direktur|pimpinan|penanggung|pemilik|pengurus|kontak|pic|paket|pekerjaan|kegiatan|bank)|company|name|perusahaan|badanusaha|pemberikerja|(calon)?penyedia|rekanan|peserta)/,
  ],
];

/** A title may stand in a merged cell above the row of the others, as `Nama` beside `Nomor` over `NPP` and `NIB`. */
const mostTitleRows = 3;

/**
 * The bidders in a file, found by the titles of its columns wherever the table begins; rows without any of them are not rows.
 *
 * @throws Refusal `tender.no_columns` where no sheet has a column of NPP, NIB or NPWP, `tender.too_many_rows`
 */
export function readBidders(workbook: Workbook): Bidder[] {
  const read = workbook.sheets.filter(({ hidden }) => !hidden).map(readSheet);
  if (read.every((rows) => rows === null)) throw refuseTender('tender.no_columns');
  const bidders = read.flatMap((rows) => rows ?? []);
  if (bidders.length > mostBidders) throw refuseTender('tender.too_many_rows', { limit: mostBidders });
  return bidders;
}

function readSheet(sheet: Sheet): Bidder[] | null {
  let columns: Columns | null = null;
  const above: SheetRow[] = [];
  const bidders: Bidder[] = [];
  for (const row of sheetRows(sheet)) {
    if (columns === null) {
      columns = columnsOf(row, above);
      above.unshift(row);
      continue;
    }
    if (isHeader(row, columns)) continue;
    const bidder = readRow(sheet.name, row, columns);
    if (bidder) bidders.push(bidder);
  }
  return columns === null ? null : bidders;
}

type Columns = ReadonlyMap<Field, number>;

/** Null: the row does not title a column of numbers. `above`: nearest first. */
function columnsOf({ row, cells }: SheetRow, above: readonly SheetRow[]): Columns | null {
  const found = new Map(titledIn(cells));
  if (!numberFields.some((field) => found.has(field))) return null;
  const titleRows = above.filter((one) => row - one.row < mostTitleRows);
  for (const [field, index] of titleRows.flatMap((one) => titledIn(one.cells)))
    if (!found.has(field) && cellText(cells[index]).trim() === '') found.set(field, index);
  return found;
}

/** The first column of each field. */
function titledIn(cells: readonly ListCell[]): (readonly [Field, number])[] {
  const found = new Map<Field, number>();
  for (const [index, cell] of cells.entries()) {
    const field = fieldOf(cellText(cell));
    if (field !== null && !found.has(field)) found.set(field, index);
  }
  return [...found];
}

function fieldOf(title: string): Field | null {
  const letters = title.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (letters.length > 40) return null;
  return titles.find(([, pattern]) => pattern.test(letters))?.[0] ?? null;
}

/** Titles are repeated on each printed page. */
function isHeader({ cells }: SheetRow, columns: Columns): boolean {
  const numbers = [...columns].filter(([field]) => field !== 'name');
  return numbers.every(([field, index]) => fieldOf(cellText(cells[index])) === field);
}

function readRow(sheet: string, { row, cells }: SheetRow, columns: Columns): Bidder | null {
  const cellOf = (field: Field): ListCell | undefined => {
    const index = columns.get(field);
    return index === undefined ? undefined : cells[index];
  };
  const typed = {
    npp: typedOf(cellOf('npp')),
    nib: numberOf(cellOf('nib'), 12),
    npwp: numberOf(cellOf('npwp'), 14),
  };
  const name = cleanText(cellText(cellOf('name'))).slice(0, 200);
  const isBlank = typed.npp === '' && typed.nib === '' && typed.npwp === '';
  if (isBlank && (!/\p{L}/u.test(name) || cells.some(isClosing))) return null;
  const npwp = readNpwp(typed.npwp);
  const npp = /^[A-Z0-9]{6,12}$/.test(typed.npp) ? typed.npp : null;
  const nib = /^\d{13}$/.test(typed.nib) ? typed.nib : null;
  const remarks: BidderRemark[] = [
    ...(isBlank ? (['no_number'] as const) : []),
    ...(typed.npp !== '' && npp === null ? (['npp_malformed'] as const) : []),
    ...(typed.nib !== '' && nib === null ? (['nib_malformed'] as const) : []),
    ...(typed.npwp !== '' && npwp === null ? (['npwp_malformed'] as const) : []),
  ];
  return { sheet, row, npp, nib, npwp: npwp?.digits ?? null, npwpShown: npwp?.shown ?? '', name, remarks };
}

/** Sums, notes and signatures below a table are no bidders; a firm may well be called Total or Denpasar something. */
const closings = [
  /^(jumlah|total|subtotal)( (peserta|perusahaan|penyedia|rekanan|baris))?[ :.=]*[\d.,]*( (peserta|perusahaan))?$/i,
  /^(mengetahui|menyetujui|ttd|tanda tangan)\b/i,
  /^(catatan|keterangan)\s*(:|$)/i,
  /^[\p{L} .]+,\s*\d{1,2}[ -](\p{L}+|\d{1,2})[ -]\d{4}$/u,
];

function isClosing(cell: ListCell): boolean {
  const text = cleanText(cellText(cell));
  return closings.some((closing) => closing.test(text));
}

function typedOf(cell: ListCell | undefined): string {
  const text = cleanText(cellText(cell))
    .replace(/[\s.-]/g, '')
    .toUpperCase();
  return /^(TIDAKADA|BELUMADA|NIHIL|N\/A)?$/.test(text) ? '' : text;
}

/** Digits that Excel keeps of a number; those after them it has made zeros. */
const keptDigits = 15;

/** Excel drops the zero before a number: one that is a digit short gets it back. One that lost digits is marked as no number. */
function numberOf(cell: ListCell | undefined, shortLength: number): string {
  const text = typedOf(cell);
  const isNumber = cell !== undefined && typeof cell !== 'string' && cell.kind === 'number';
  if (isNumber && text.length > keptDigits) return `${text.slice(0, keptDigits)}?`;
  return isNumber && text.length === shortLength ? `0${text}` : text;
}
