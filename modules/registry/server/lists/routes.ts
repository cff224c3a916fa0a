import { implement } from '@orpc/server';
import { listsContract } from '#modules/registry/api/index.ts';
import type { ListField } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { cancelList } from './cancel-list.ts';
import { downloadList } from './download-list.ts';
import { fixListRow } from './fix-list-row.ts';
import { getList } from './list-queries.ts';
import { listWriters } from './list-roles.ts';
import { listView, rowView, sheetViews } from './list-view.ts';
import { mapListColumns } from './map-list-columns.ts';
import { recheckList } from './recheck-list.ts';
import { findRows } from './row-queries.ts';
import { showListRows } from './show-list-rows.ts';
import { showList, showLists } from './show-lists.ts';
import { submitList } from './submit-list.ts';
import { uploadList } from './upload-list.ts';

/** The lists' part of the contract. */
export function listsRoutes(services: Services) {
  const contract = implement(listsContract).$context<RequestContext>();
  return contract.router({
    upload: contract.upload.handler(async ({ input, context }) => {
      const { file, ...asked } = input;
      const upload = { ...asked, fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
      return listView(
        await uploadList(services, requireCaller(context), upload, context.key),
        context.language,
      );
    }),
    list: contract.list.handler(async ({ input, context }) => {
      const { state, limit } = input;
      const page = { state, before: input.cursor ?? null, limit };
      const lists = await showLists(services, requireCaller(context), page);
      const cursor = lists.length === limit ? (lists.at(-1)?.list_id ?? null) : null;
      return { lists: lists.map((list) => listView(list, context.language)), cursor };
    }),
    show: contract.show.handler(async ({ input, context }) => {
      const { list, reasons } = await showList(services, requireCaller(context), input.listId);
      return { ...listView(list, context.language), sheets: sheetViews(list), reasons };
    }),
    rows: contract.rows.handler(async ({ input, context }) => {
      const caller = requireCaller(context);
      const { limit, cursor } = input;
      const page = await showListRows(services, caller, { ...input, after: Number(cursor ?? 0) || 0 });
      const next = page.rows.length === limit ? String(page.rows.at(-1)?.row_id ?? '') : null;
      const asked = { language: context.language, mayMend: mayMend(caller) };
      return {
        rows: page.rows.map((row) => rowView(services.secrets, row, asked)),
        cursor: next,
        total: page.total,
      };
    }),
    mapColumns: contract.mapColumns.handler(async ({ input, context }) =>
      listView(await mapListColumns(services, requireCaller(context), input, context.key), context.language),
    ),
    fixRow: contract.fixRow.handler(({ input, context }) => fixAndShow(services, input, context)),
    recheck: contract.recheck.handler(async ({ input, context }) =>
      listView(
        await recheckList(services, requireCaller(context), input.listId, context.key),
        context.language,
      ),
    ),
    submit: contract.submit.handler(async ({ input, context }) =>
      listView(
        await submitList(services, requireCaller(context), input.listId, context.key),
        context.language,
      ),
    ),
    cancel: contract.cancel.handler(async ({ input, context }) =>
      listView(
        await cancelList(services, requireCaller(context), input.listId, context.key),
        context.language,
      ),
    ),
    download: contract.download.handler(({ input, context }) =>
      downloadList(services, requireCaller(context), input.listId, context.language),
    ),
  });
}

function mayMend(caller: Caller): boolean {
  return listWriters.some((role) => role === caller.role);
}

async function fixAndShow(
  services: Services,
  input: { listId: string; rowId: number; cells: Partial<Record<ListField, string>> },
  context: RequestContext,
) {
  const caller = requireCaller(context);
  await fixListRow(services, caller, input, context.key);
  return read(services, caller, async (transaction) => {
    const [row] = await findRows(transaction, input.listId, [input.rowId]);
    const { counts } = listView(await getList(transaction, input.listId), context.language);
    if (!row) throw new Error('a mended row is gone');
    return { row: rowView(services.secrets, row, { language: context.language, mayMend: true }), counts };
  });
}
