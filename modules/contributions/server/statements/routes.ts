import { implement } from '@orpc/server';
import { statementsContract } from '#modules/contributions/api/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type RequestContext, requireCaller } from '#platform/server/http/request-context.ts';
import { importStatement } from './import-statement.ts';
import { showStatementLines } from './show-statement-lines.ts';
import { showStatement, showStatements } from './show-statements.ts';
import { lineView, statementView } from './statement-view.ts';

/** The statements' part of the contract. */
export function statementsRoutes(services: Services) {
  const contract = implement(statementsContract).$context<RequestContext>();
  return contract.router({
    upload: contract.upload.handler(async ({ input, context }) => {
      const { file, format = null, account = null } = input;
      const upload = {
        fileName: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
        format,
        account,
      };
      return statementView(
        await importStatement(services, requireCaller(context), upload, context.key),
        context.language,
      );
    }),
    list: contract.list.handler(async ({ input, context }) => {
      const { limit } = input;
      const page = { before: input.cursor ?? null, limit };
      const statements = await showStatements(services, requireCaller(context), page);
      const cursor = statements.length === limit ? (statements.at(-1)?.statement_id ?? null) : null;
      return { statements: statements.map((one) => statementView(one, context.language)), cursor };
    }),
    show: contract.show.handler(async ({ input, context }) => {
      const { statement, sums } = await showStatement(services, requireCaller(context), input.statementId);
      const shown = sums.map(({ outcome, lines, amount_idr }) => ({
        outcome,
        lines,
        amountIdr: String(amount_idr),
      }));
      return { ...statementView(statement, context.language), sums: shown };
    }),
    lines: contract.lines.handler(async ({ input, context }) => {
      const { statementId, outcome = null, limit } = input;
      const page = { statementId, outcome, limit, after: Number(input.cursor ?? 0) };
      const lines = await showStatementLines(services, requireCaller(context), page);
      const cursor = lines.length === limit ? String(lines.at(-1)?.line ?? '') : null;
      return { lines: lines.map(lineView), cursor };
    }),
  });
}
