export { type ListField, listFields } from './fields.ts';
export { type ListFileErrorCode, listFileErrors } from './file-errors.ts';
export {
  isReasonCode,
  type Mender,
  mergeReasons,
  outcomeOf,
  type ReasonCode,
  type ReasonDefinition,
  type RowOutcome,
  reasonCatalogue,
  rowOutcomes,
} from './reasons.ts';
export type { CheckedRow, ListKind, ListRow, ParsedPerson, Sex } from './rows.ts';
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
