import {
  type CheckedRow,
  type ColumnMapping,
  cellText,
  checkRows,
  countOutcomes,
  isWholeMapping,
  type ListColumn,
  type ListField,
  type ListReading,
  type ListRow,
  type ListSection,
  mapColumns,
  maskName,
  readLists,
  redactNumbers,
  sheetRows,
  type VillageIndex,
  villageKey,
  type Workbook,
} from '#modules/registry/core/index.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import { BinaryCopy } from './binary-copy.ts';
import { mendedAgain } from './mended-cells.ts';
import { rowPreparer } from './prepare-rows.ts';
import type { PreparingOrder, ReadSummary, SheetReading } from './preparing-messages.ts';
import { writeRow } from './row-columns.ts';

const samplesPerColumn = 3;
const longestSample = 40;
/** Columns whose cells tell nobody's identity; samples of all others are shown masked, since a look at columns is no look at people. */
const openFields: ReadonlySet<ListField | null> = new Set([
  'number',
  'birthPlace',
  'birthDate',
  'birthPlaceAndDate',
  'sex',
  'sexMale',
  'sexFemale',
  'hamlet',
  'village',
  'district',
  'occupation',
  'income',
  'startedOn',
  'identityKind',
]);

/** Finds the lists of a workbook with the sender's own mappings laid over the guesses. */
export function readWithMappings(order: PreparingOrder): ListReading {
  const hashOf = signatureHasher(order);
  const reading = readLists(order.workbook, {
    mappingOf: ({ signature, columns }, sheet) =>
      order.chosen.get(sheet) ?? rememberedFor(order, { signatureHash: hashOf(signature), columns }),
  });
  return { ...reading, rows: reading.rows.map((row) => mendedAgain(row, order.mended).row) };
}

/** An earlier correction, unless it would leave this file without a name or a NIK: then the guess stands. */
function rememberedFor(
  order: PreparingOrder,
  header: { readonly signatureHash: string; readonly columns: readonly ListColumn[] },
): ColumnMapping | undefined {
  const mapping = order.remembered.get(header.signatureHash);
  return mapping !== undefined && isWholeMapping(mapColumns(header.columns, mapping)) ? mapping : undefined;
}

/** A header may hold a NIK where it was found wrongly, so it is remembered by a keyed hash. */
function signatureHasher(order: PreparingOrder): (signature: string) => string {
  const index = blindIndex(order.secrets, 'request');
  return (signature) => index(`header:${signature}`).toString('hex');
}

/** The keys of the villages that rows name. */
export function villageKeysOf(rows: readonly ListRow[]): string[] {
  const keys = new Set<string>();
  for (const { cells } of rows)
    if (cells.village !== undefined) keys.add(villageKey(cellText(cells.village)));
  return [...keys];
}

/** Checks the rows and says what was read. */
export function checkReading(
  order: PreparingOrder,
  reading: ListReading,
  villages: VillageIndex,
): { checked: CheckedRow[]; summary: ReadSummary } {
  const checked = checkRows(reading.rows, { ...order.check, villages });
  const summary = {
    sheets: sheetReadings(order, reading.sections),
    skippedSheets: reading.skippedSheets,
    rowsTotal: reading.rows.length,
    counts: countOutcomes(checked),
  };
  return { checked, summary };
}

/** The rows sealed and written as COPY streams, chunk after chunk. */
export function* preparedChunks(
  order: PreparingOrder,
  rows: readonly ListRow[],
  checked: readonly CheckedRow[],
): Generator<{ rows: number; bytes: Uint8Array<ArrayBuffer> }> {
  const prepare = rowPreparer(order.secrets, order.setting);
  const copy = new BinaryCopy();
  let held = 0;
  for (const [index, row] of rows.entries()) {
    const result = checked[index];
    if (result === undefined) throw new Error('a row was not checked');
    writeRow(
      copy,
      prepare(row, result, { rowId: index + 1, changed: mendedAgain(row, order.mended).changed }),
    );
    held += 1;
    if (held < order.rowsPerChunk) continue;
    yield { rows: held, bytes: copy.finish() };
    held = 0;
  }
  if (held > 0) yield { rows: held, bytes: copy.finish() };
}

function sheetReadings(order: PreparingOrder, sections: readonly ListSection[]): SheetReading[] {
  const hashOf = signatureHasher(order);
  return sections.map((section) => {
    const signatureHash = hashOf(section.signature);
    const samples = samplesBelow(order.workbook, section);
    return {
      sheet: section.sheet,
      headerRow: section.headerRow,
      signatureHash,
      columns: section.columns.map((column) => ({
        column: column.index,
        header: redactNumbers(column.title).slice(0, longestSample * 2),
        field: column.field,
        samples: (samples.get(column.index) ?? []).map((text) =>
          openFields.has(column.field) ? text : maskName(text),
        ),
      })),
      origin: order.chosen.has(section.sheet)
        ? 'chosen'
        : rememberedFor(order, { signatureHash, columns: section.columns })
          ? 'remembered'
          : 'guessed',
    };
  });
}

/** The first cells of each column below a header, so that a person sees what he maps. */
function samplesBelow(workbook: Workbook, section: ListSection): Map<number, string[]> {
  const samples = new Map<number, string[]>();
  const sheet = workbook.sheets.find((one) => one.name === section.sheet);
  let rows = 0;
  for (const row of sheet ? sheetRows(sheet) : []) {
    if (row.row <= section.headerRow) continue;
    for (const [column, cell] of row.cells.entries()) addSample(samples, column, cellText(cell));
    rows += 1;
    if (rows >= samplesPerColumn * 3) break;
  }
  return samples;
}

function addSample(samples: Map<number, string[]>, column: number, text: string): void {
  if (text === '') return;
  const found = samples.get(column) ?? [];
  if (found.length < samplesPerColumn)
    samples.set(column, [...found, redactNumbers(text).slice(0, longestSample)]);
}
