import { implement } from '@orpc/server';
import { explainedSchema, mostCases, rulesContract } from '#modules/rules/api/index.ts';
import type { Law } from '#modules/rules/core/index.ts';
import type { RequestContext } from '#platform/server/http/request-context.ts';
import { answerBatch } from './answer-batch.ts';
import { explainInWords, lawInWords } from './explain-in-words.ts';
import { theLaw } from './read-law.ts';
import { answering, refuse } from './refusals.ts';
import { tariffOf } from './tariff-of.ts';

/** The handlers of the rules contract; a law that is not sound is told at the start, not at the first question. */
export function rulesRoutes(law: Law = theLaw()) {
  const routes = implement(rulesContract).$context<RequestContext>();
  const shown = lawInWords(law);
  return routes.router({
    batch: routes.batch.handler(async ({ input: { cases } }) => {
      if (cases.length > mostCases) throw refuse('case.too_many', { atMost: mostCases });
      return { results: await answerBatch(law, cases) };
    }),
    explain: routes.explain.handler(({ input, context }) => {
      const { result, ...rest } = explainInWords(law, input.case, context.language);
      return explainedSchema.parse({ ...result, ...rest });
    }),
    law: routes.law.handler(({ context }) => {
      context.resHeaders?.set('cache-control', 'public, max-age=300');
      return shown;
    }),
    tariff: routes.tariff.handler(({ input, context }) => {
      context.resHeaders?.set('cache-control', 'public, max-age=300');
      return { month: input.month, rows: answering(() => tariffOf(law, input.month)) };
    }),
  });
}
