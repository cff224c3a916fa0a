import { implement } from '@orpc/server';
import { filingsContract } from '#modules/contributions/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { changeLines } from './change-lines.ts';
import { correctMonth } from './correct-month.ts';
import { fileJoiner } from './file-joiner.ts';
import { fileWhole } from './file-whole.ts';
import { finaliseFiling } from './finalise-filing.ts';
import { openFiling } from './open-filing.ts';
import { reopenFiling } from './reopen-filing.ts';
import { showFiling, showMissing, showMonths, showUnusual } from './show-filings.ts';
import { showLines } from './show-lines.ts';
import { pastePayroll, showPayrollLists, takeList } from './take-payroll.ts';

/** The filing of wages' part of the contract. */
export function filingsRoutes(services: Services) {
  const contract = implement(filingsContract).$context<RequestContext>();
  return contract.router({
    months: contract.months.handler(({ input, context }) =>
      showMonths(services, requireCaller(context), input.employerId),
    ),
    open: contract.open.handler(({ input, context }) =>
      openFiling(services, requireCaller(context), input, context.key),
    ),
    file: contract.file.handler(({ input, context }) =>
      fileWhole(services, requireCaller(context), input, context.key),
    ),
    show: contract.show.handler(({ input, context }) =>
      showFiling(services, requireCaller(context), input.filingId),
    ),
    lines: contract.lines.handler(({ input, context }) => showLines(services, requireCaller(context), input)),
    change: contract.change.handler(({ input, context }) =>
      changeLines(services, requireCaller(context), input, context.key),
    ),
    paste: contract.paste.handler(async ({ input, context }) => {
      const { faults, ...taken } = await pastePayroll(services, requireCaller(context), input, context.key);
      return { ...taken, faults: [...faults] };
    }),
    takeList: contract.takeList.handler(async ({ input, context }) => {
      const { faults, ...taken } = await takeList(services, requireCaller(context), input, context.key);
      return { ...taken, faults: [...faults] };
    }),
    lists: contract.lists.handler(({ input, context }) =>
      showPayrollLists(services, requireCaller(context), input.filingId),
    ),
    join: contract.join.handler(({ input, context }) =>
      fileJoiner(services, requireCaller(context), input, context.key),
    ),
    correct: contract.correct.handler(({ input, context }) =>
      correctMonth(services, requireCaller(context), input, context.key),
    ),
    finalise: contract.finalise.handler(({ input, context }) =>
      finaliseFiling(services, requireCaller(context), input, context.key),
    ),
    reopen: contract.reopen.handler(({ input, context }) =>
      reopenFiling(services, requireCaller(context), input, context.key),
    ),
    missing: contract.missing.handler(({ input, context }) =>
      showMissing(services, requireCaller(context), input),
    ),
    unusual: contract.unusual.handler(({ input, context }) =>
      showUnusual(services, requireCaller(context), input),
    ),
  });
}
