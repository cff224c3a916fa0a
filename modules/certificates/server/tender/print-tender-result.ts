import { mostBidders } from '#modules/certificates/core/index.ts';
import { checkReaders } from '#modules/certificates/server/desk/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { shownDay, shownMonth } from '#platform/server/pdf/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { printWorkbook, type WorkbookRow } from '#platform/server/workbook/index.ts';
import { bidderView, listView } from './show-tender-lists.ts';
import { getTenderList, listBidders } from './tender-queries.ts';

const definition = { name: 'certificates.print-tender-result', roles: checkReaders } as const;
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const columns = [
  ...['row', 'name', 'npp', 'nib', 'npwp', 'status', 'reason', 'registered', 'paid_through', 'valid_until'],
  ...['workers', 'block', 'remarks', 'way_out'],
] as const;
const widths = [7, 30, 12, 16, 20, 14, 44, 30, 16, 18, 10, 26, 40, 50];

/** The checked list as XLSX: each row of the file with its result, in the order of the file. */
export async function printTenderResult(
  services: Services,
  caller: Caller,
  listId: string,
  language: 'id' | 'en',
): Promise<File> {
  requireRole(definition, caller);
  const { list, rows } = await read(services, caller, async (transaction) => ({
    list: listView(await getTenderList(transaction, listId)),
    rows: await listBidders(transaction, { listId, status: null, after: 0, limit: mostBidders }),
  }));
  const say = (key: string, details = {}) => textOf(language, `tender.sheet.${key}`, details);
  const head: WorkbookRow[] = [
    { look: 'title', cells: [say('title', { title: list.title })] },
    {
      look: 'line',
      cells: [say('about', { file: list.fileName, day: shownDay(list.checkedOn), by: list.checkedBy })],
    },
    { look: 'line', cells: [say('counts', { ...list })] },
    { cells: [] },
    { look: 'head', cells: columns.map((column) => say(`column.${column}`)) },
  ];
  const hasSheets = new Set(rows.map(({ bidder }) => bidder.sheet)).size > 1;
  const body = rows.map(({ bidder: { sheet, row, ...bidder } }): WorkbookRow => {
    const place = hasSheets ? `${sheet}: ${row}` : String(row);
    return { cells: [place, ...cellsOf(bidderView({ sheet, row, ...bidder }, language), language)] };
  });
  const sheet = { name: say('name'), widths, rows: [...head, ...body], isLandscape: true };
  const file = await printWorkbook([sheet]);
  return new File([new Uint8Array(file)], `hasil-tender-${listId.slice(0, 8)}.xlsx`, { type: xlsx });
}

function cellsOf(bidder: ReturnType<typeof bidderView>, language: 'id' | 'en'): WorkbookRow['cells'] {
  const { given, block } = bidder;
  return [
    ...[given.name, given.npp, given.nib, given.npwp],
    ...[textOf(language, `tender.status.${bidder.status}`), bidder.reasonText, bidder.name ?? ''],
    ...[
      bidder.paidThrough === null ? '' : shownMonth(bidder.paidThrough),
      bidder.validUntil === null ? '' : shownDay(bidder.validUntil),
    ],
    bidder.workersReported,
    block === null
      ? ''
      : textOf(language, 'tender.block', { letter: block.letterNumber, day: shownDay(block.since) }),
    bidder.remarks.map(({ text }) => text).join(' '),
    bidder.wayOut,
  ];
}
