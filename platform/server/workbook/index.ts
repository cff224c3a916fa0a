export {
  defused,
  printWorkbook,
  type WorkbookCell,
  type WorkbookRow,
  type WorkbookSheet,
} from './print-workbook.ts';
