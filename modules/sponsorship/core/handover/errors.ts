import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why an outcome is not kept, a code not made or a letter not printed. Texts: `error.<code>` in sponsorship-handover.json. */
export const handoverErrors = {
  'handover.not_found': { status: 404 },
  'handover.changed': { status: 409 },
} as const satisfies ErrorCatalogue;

/** Refuses an act of the hand-over. */
export const refuseHandover = refusalOf(handoverErrors);
