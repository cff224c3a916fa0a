import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why a paper is not printed. Texts: `error.<code>` in sponsorship-papers.json. */
export const paperErrors = {
  'paper.not_found': { status: 404 },
  'paper.not_billed': { status: 409 },
} as const satisfies ErrorCatalogue;

/** Refuses to print a paper. */
export const refusePaper = refusalOf(paperErrors);
