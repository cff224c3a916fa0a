import { implement } from '@orpc/server';
import { tenderContract } from '#modules/certificates/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { checkTenderList } from './check-tender-list.ts';
import { printTenderResult } from './print-tender-result.ts';
import { listView, showTenderList, showTenderLists } from './show-tender-lists.ts';

/** The part of the contract about lists of bidders. */
export function tenderRoutes(services: Services) {
  const contract = implement(tenderContract).$context<RequestContext>();
  return contract.router({
    check: contract.check.handler(async ({ input: { file, title, again }, context }) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const upload = { fileName: file.name, bytes, title: title || null, again: again === 'true' };
      const { list, isKnown } = await checkTenderList(services, requireCaller(context), upload, context.key);
      return { ...listView(list), isKnown };
    }),
    list: contract.list.handler(({ input, context }) =>
      showTenderLists(services, requireCaller(context), input),
    ),
    show: contract.show.handler(({ input, context }) =>
      showTenderList(services, requireCaller(context), input, context.language),
    ),
    result: contract.result.handler(({ input, context }) =>
      printTenderResult(services, requireCaller(context), input.listId, context.language),
    ),
  });
}
