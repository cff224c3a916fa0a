export { type ListFileLimits, listFileLimits } from './limits.ts';
export { type ListFile, readListFile } from './read-list-file.ts';
export { type ReadWorkbookOptions, readWorkbook } from './read-workbook.ts';
