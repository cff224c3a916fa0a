import {
  type ListReading,
  type ReadListsOptions,
  readLists,
  type Workbook,
} from '#modules/registry/core/index.ts';
import { listFileLimits } from './limits.ts';
import { type ReadWorkbookOptions, readWorkbook } from './read-workbook.ts';
import { refuseFile } from './refuse-file.ts';

export interface ListFile {
  readonly workbook: Workbook;
  readonly reading: ListReading;
}

/**
 * Reads an uploaded file and finds the worker lists in it.
 * @throws Refusal `list.file_*`; `list.file_not_a_list` where no header of a worker list was found, `list.file_too_many_rows` where the
 * lists hold more people than the limit.
 */
export async function readListFile(
  bytes: Uint8Array,
  fileName: string,
  options: ReadWorkbookOptions & ReadListsOptions = {},
): Promise<ListFile> {
  const workbook = await readWorkbook(bytes, fileName, options);
  const reading = readLists(workbook, options);
  const limit = options.limits?.dataRows ?? listFileLimits.dataRows;
  if (reading.sections.length === 0) throw refuseFile('list.file_not_a_list');
  if (reading.rows.length > limit) throw refuseFile('list.file_too_many_rows', { limit });
  return { workbook, reading };
}
