import type { ListField } from './fields.ts';
import { cleanCell, isFormulaCell, isNumberCell, isPlaceholder } from './text.ts';
import type { ListCell } from './workbook.ts';

/**
 * `person`: a data row. `maybe`: a name without number or NIK, a data row only among others (below the list it is a signature).
 * `none`: blank, title, total, signature, note, row of column numbers, or a line numbered in advance.
 */
export type RowKind = 'person' | 'maybe' | 'none';

export type RowCells = Partial<Record<ListField, ListCell>>;

const totals = /^(?:sub[ -]?)?(?:grand[ -]?)?(?:jumlah|jml|total|rata[ -]?rata|terbilang)\b/iu;
const signatures =
  /^\(?(?:mengetahui|menyetujui|disetujui|diketahui|mengesahkan|dibuat oleh|yang membuat|perbekel|pj\.? perbekel|kepala|lurah|plt\.?|camat|kelian|kaling|klian|bendesa|bendahara|sekretaris|direktur|pimpinan|manager|hrd|petugas|hormat kami|tembusan|ttd|nip\b|nb\b|n\.b|catatan|keterangan|ket\b|note|sumber|dicetak|demikian|a\.?n\.? )/iu;
const groupTitles =
  /^(?:banjar|br\.?|lingkungan|dusun|desa|kelurahan|kecamatan|kabupaten|provinsi|rt|rw|kelompok|bagian|departemen|divisi|unit|subak|wilayah|daftar|data|lampiran|tahun|periode|bulan|no\.? surat|nomor surat|perihal)\b/iu;

/** Fields that can tell one person from another: a row without any of them is nobody's. */
const telling = [
  'nik',
  'name',
  'birthDate',
  'birthPlaceAndDate',
  'phone',
] as const satisfies readonly ListField[];

/** What a row below a header is. `cells` are the mapped ones that are not blank; `isNumbered` says that the list numbers its rows. */
export function rowKind(cells: RowCells, list: { isNumbered: boolean; isMergedAcross: boolean }): RowKind {
  const nikText = cleanCell(cells.nik);
  const filled = countFilled(cells);
  if (filled === 0) return 'none';
  if (isNikLike(cells.nik, nikText)) return filled <= 2 && isLabel(cells) ? 'none' : 'person';
  if (isTotal(cells) || isLabel(cells) || isColumnNumbers(cells)) return 'none';
  const hasNumber = /^\W*\d+\W*$/u.test(cleanCell(cells.number));
  if (filled === 1 && !(cells.name !== undefined && !list.isMergedAcross)) return 'none';
  if (!telling.some((field) => isTelling(cells[field]))) return 'none';
  if (hasNumber) return 'person';
  if (filled === 1) return list.isNumbered || isGroupTitle(cells) ? 'none' : 'maybe';
  const hasDate = /\d/u.test(cleanCell(cells.birthDate) + cleanCell(cells.birthPlaceAndDate));
  return hasDate || filled > 3 ? 'person' : 'maybe';
}

function countFilled(cells: RowCells): number {
  let filled = 0;
  for (const field in cells) if (field !== 'number' && field !== 'note') filled += 1;
  return filled;
}

function isNikLike(cell: ListCell | undefined, text: string): boolean {
  if (cell === undefined) return false;
  return isNumberCell(cell) || isFormulaCell(cell) ? text.length > 3 : text.replace(/\D+/gu, '').length >= 6;
}

function isTelling(cell: ListCell | undefined): boolean {
  const text = cleanCell(cell);
  return text !== '' && !isPlaceholder(text);
}

function* texts(cells: RowCells): Generator<string> {
  let key: ListField;
  for (key of telling) if (cells[key] !== undefined) yield cleanCell(cells[key]);
  if (cells.number !== undefined) yield cleanCell(cells.number);
}

function isTotal(cells: RowCells): boolean {
  for (const text of allTexts(cells)) if (totals.test(text)) return true;
  return false;
}

function isLabel(cells: RowCells): boolean {
  const found = allTexts(cells);
  return found.length <= 4 && found.some((text) => signatures.test(text)) && !hasBothNames(cells);
}

/** A person whose occupation is `Kepala Lingkungan` still has a name and something else of his own. */
function hasBothNames(cells: RowCells): boolean {
  if (cells.name === undefined || signatures.test(cleanCell(cells.name))) return false;
  return /\d/u.test(
    cleanCell(cells.birthDate) + cleanCell(cells.birthPlaceAndDate) + cleanCell(cells.number),
  );
}

function isGroupTitle(cells: RowCells): boolean {
  for (const text of texts(cells)) if (groupTitles.test(text) || /[():]/u.test(text)) return true;
  return false;
}

function allTexts(cells: RowCells): string[] {
  const found: string[] = [];
  for (const cell of Object.values(cells)) found.push(cleanCell(cell));
  return found;
}

/** `1 2 3 4 …`, `(1) (2) (3)`, `a b c`: the row that numbers the columns. */
function isColumnNumbers(cells: RowCells): boolean {
  const found = allTexts(cells).map((text) => text.replace(/[().\s]/gu, ''));
  if (found.length < 3) return false;
  return found.every((text, index) => {
    const before = found[index - 1];
    if (/^\d{1,3}$/u.test(text)) return before === undefined || Number(text) > Number(before);
    return /^[a-z]$/iu.test(text) && (before === undefined || text.toLowerCase() > before.toLowerCase());
  });
}
