import { z } from 'zod';
import { dueInstant, type RequestKind, regionInstant, requestRules } from '#modules/registry/core/index.ts';
import { explainCase } from '#modules/rules/core/index.ts';
import { answering, theLaw } from '#modules/rules/server/index.ts';

/** The clock of a request as it is kept with it. */
export interface RequestClock {
  readonly duty: string;
  readonly dueAt: string;
  readonly within: number;
  readonly unit: string;
  /** Law and article, e.g. `UU 27/2022 pasal 32`. */
  readonly law: string;
  readonly certainty: string;
}

const answer = z.object({
  dueOn: z.string(),
  dueAt: z.string().nullable(),
  within: z.coerce.number(),
  unit: z.string(),
});

/**
 * The clock that the law sets for a kind of request.
 *
 * @param openedAt RFC 3339
 */
export function clockOf(kind: RequestKind, openedAt: string): RequestClock {
  const { duty } = requestRules[kind];
  const { result, parameters } = answering(() =>
    explainCase(theLaw(), { id: 'request', kind: 'deadline', duty, from: regionInstant(openedAt) }),
  );
  const { dueOn, dueAt, within, unit } = answer.parse(result);
  const [parameter] = parameters;
  if (!parameter) throw new Error(`no parameter holds the clock of ${kind}`);
  return {
    duty,
    dueAt: dueInstant({ dueOn, dueAt }),
    within,
    unit,
    law: parameter.basis
      .map(({ law, article }) => (article === null ? law : `${law} pasal ${article}`))
      .join('; '),
    certainty: parameter.certainty,
  };
}
