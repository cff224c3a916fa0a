import { sql } from 'kysely';
import { readWorkbook } from '#modules/registry/server/list-reading/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { textOf } from '#platform/server/texts.ts';
import { openListFile } from './list-files.ts';
import { getList } from './list-queries.ts';
import { listReaders } from './list-roles.ts';
import { remarkInThread } from './remark-in-thread.ts';
import { listRemarks } from './row-queries.ts';

const definition = { name: 'registry.download-list', roles: listReaders } as const;
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The file as it was sent, with outcome and remarks beside each row; the look is audited. */
export async function downloadList(
  services: Services,
  caller: Caller,
  listId: string,
  language: 'id' | 'en',
): Promise<File> {
  const { list, bytes, remarks } = await readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const found = await getList(transaction, listId);
      const rows = await listRemarks(transaction, listId);
      return {
        output: {
          list: found,
          bytes: await openListFile(services, transaction, found.file_id),
          remarks: new Map(rows.map((row) => [`${row.sheet}|${row.row_number}`, row])),
        },
        audit: {
          act: definition.name,
          subjectKind: 'list',
          subjectId: listId,
          areaCode: found.area_code,
          details: { rows: rows.length },
          workers: sql`select worker_id from registry.list_registrations where list_id = ${listId}::uuid`,
        },
      };
    },
  });
  const workbook = await readWorkbook(bytes, list.file_name);
  const headerRows = new Map((list.sheets ?? []).map((sheet) => [sheet.sheet, sheet.headerRow]));
  const content = await remarkInThread({ workbook, headerRows, remarks, language });
  const name = `${list.file_name.replace(/\.[^.]*$/, '')}-${textOf(language, 'lists.download.suffix')}.xlsx`;
  return new File([content], name, { type: xlsxType });
}
