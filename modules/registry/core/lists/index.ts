export { type CheckContext, type CheckLimits, usualLimits } from './check-context.ts';
export { checkRows, countOutcomes, type ListCheck, type OutcomeCounts, startCheck } from './check-rows.ts';
export { dayOf, daysInMonth } from './days.ts';
export { type ListField, listFields } from './fields.ts';
export { type ListFileErrorCode, listFileErrors } from './file-errors.ts';
export {
  type ColumnMapping,
  headerSignature,
  isWholeMapping,
  type ListColumn,
  mapColumns,
} from './find-header.ts';
export { maskName, maskNik } from './masking.ts';
export { isPlausibleNik, type NikParts, type NikReading, parseNik, readNik } from './nik.ts';
export {
  type ListReading,
  type ListSection,
  type ReadListsOptions,
  readLists,
  type SkippedSheet,
} from './read-lists.ts';
export { readName, readPhone, readSex } from './read-person-details.ts';
export { type RupiahReading, readRupiah } from './read-rupiah.ts';
export {
  isReasonCode,
  type Mender,
  mergeReasons,
  outcomeOf,
  type ReasonCode,
  type ReasonDefinition,
  type RowChoice,
  type RowOutcome,
  reasonCatalogue,
  rowChoices,
  rowOutcomes,
} from './reasons.ts';
export type { CheckedRow, ListKind, ListRow, ParsedPerson, Sex } from './rows.ts';
export { cleanText, visibleText } from './text.ts';
export { indexVillages, type VillageIndex, type VillageName, villageKey } from './village-index.ts';
export {
  type CellKind,
  cellKinds,
  cellText,
  type FileFormat,
  formulaMark,
  type ListCell,
  type MarkedCell,
  type MergedRange,
  type Sheet,
  type SheetBlock,
  type SheetRow,
  sheetRows,
  type Workbook,
} from './workbook.ts';
