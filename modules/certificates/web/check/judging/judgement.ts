import type { judged } from '#modules/certificates/core/index.ts';

/** An outcome with its reason in the catalogue. */
export type Judgement = ReturnType<typeof judged>;
