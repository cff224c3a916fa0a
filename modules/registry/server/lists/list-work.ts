import type { AreaDirectory } from '#modules/registry/server/areas/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';

/** How long work on a list is done, and told of while it goes on. */
export interface ListProgress {
  readonly rowsDone: number;
  readonly rowsTotal: number;
}

export interface ListWork {
  readonly services: Services;
  /** On whose behalf: his scope holds for every row. */
  readonly caller: Caller;
  readonly listId: string;
  readonly onProgress?: ((progress: ListProgress) => void) | undefined;
  /** For tests: another source of areas than the database. */
  readonly areas?: (() => Promise<AreaDirectory>) | undefined;
}

/** Rows of one transaction: long enough to be fast, short enough that a cancellation is felt at once. */
export const rowsPerTransaction = 5_000;

/** Another process took the list over, or somebody cancelled it. */
export class WorkStopped extends Error {}
