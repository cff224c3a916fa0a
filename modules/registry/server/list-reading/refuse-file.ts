import { listFileErrors } from '#modules/registry/core/index.ts';
import { refusalOf } from '#platform/core/errors.ts';

/** Refuses a file with a code of the list catalogue; details hold places in the file, never what stands there. */
export const refuseFile = refusalOf(listFileErrors);
