import type { AnsweredBidder, CheckStatus } from '#modules/certificates/core/index.ts';
import { checkReaders, reasonInWords } from '#modules/certificates/server/desk/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { textOf } from '#platform/server/texts.ts';
import {
  countUnread,
  getTenderList,
  listBidders,
  listTenderLists,
  type TenderListRow,
} from './tender-queries.ts';

const definition = { name: 'certificates.show-tender-lists', roles: checkReaders } as const;

interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Lists of bidders that the caller's desk checked, newest first. */
export async function showTenderLists(services: Services, caller: Caller, { cursor, limit }: Page) {
  requireRole(definition, caller);
  const before = cursor !== undefined && /^[0-9a-f-]{36}$/.test(cursor) ? cursor : null;
  const lists = await read(services, caller, (transaction) =>
    listTenderLists(transaction, { before, limit }),
  );
  return {
    lists: lists.map(listView),
    cursor: lists.length === limit ? (lists.at(-1)?.list_id ?? null) : null,
  };
}

/** One list with a page of its rows, in words. */
export async function showTenderList(
  services: Services,
  caller: Caller,
  {
    listId,
    status,
    unread,
    cursor,
    limit,
  }: Page & {
    readonly listId: string;
    readonly status?: CheckStatus | undefined;
    readonly unread?: 'true' | 'false';
  },
  language: 'id' | 'en',
) {
  requireRole(definition, caller);
  const after = /^\d{1,6}$/.test(cursor ?? '') ? Number(cursor) : 0;
  return read(services, caller, async (transaction) => {
    const list = await getTenderList(transaction, listId);
    const rows = await listBidders(transaction, {
      ...{ listId, status: status ?? null, unread: unread === 'true', after, limit },
    });
    return {
      ...listView(list),
      rowsUnread: await countUnread(transaction, listId),
      bidders: rows.map(({ bidder }) => bidderView(bidder, language)),
      cursor: rows.length === limit ? String(rows.at(-1)?.place ?? '') : null,
    };
  });
}

export function listView(list: TenderListRow) {
  const { rows_valid: rowsValid, rows_conditional: rowsConditional, rows_not_valid: rowsNotValid } = list;
  return {
    ...{ listId: list.list_id, title: list.title, fileName: list.file_name, checkedBy: list.checked_by },
    ...{ sha256: list.file_sha256.toString('hex'), checkedOn: list.checked_on },
    checkedAt: list.checked_at.toISOString(),
    ...{ rows: rowsValid + rowsConditional + rowsNotValid, rowsValid, rowsConditional, rowsNotValid },
  };
}

/** A row in the words of a language. */
export function bidderView(bidder: AnsweredBidder, language: 'id' | 'en') {
  const { block, undertaking, remarks, ...rest } = bidder;
  return {
    ...rest,
    ...reasonInWords({ ...bidder, dueOn: undertaking?.dueOn ?? null }, language),
    remarks: remarks.map((code) => ({
      code,
      text: textOf(language, `tender.remark.${code}`, {
        row: bidder.sameAsRow ?? '',
        name: bidder.name ?? '',
      }),
    })),
    block: block && { since: block.since, letterNumber: block.letterNumber },
  };
}
