import { refuse } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { keptChanges, type LoadedLife } from './load-life.ts';
import { type ShownChange, showChanges } from './show-changes.ts';

/**
 * Refuses where the worker is no longer as the caller last saw him.
 *
 * @throws Refusal `worker.changed_meanwhile` with who changed which fields since; `worker.changed_elsewhere` where no act tells
 */
export async function requireVersion(
  transaction: Transaction,
  loaded: LoadedLife,
  expectedVersion: number,
): Promise<void> {
  if (loaded.version === expectedVersion) return;
  const since = loaded.rows.filter((row) => row.worker_version > expectedVersion);
  if (since.length === 0) throw refuse('worker.changed_elsewhere', { version: loaded.version, changes: [] });
  const changes = await showChanges(transaction, since.map(keptChanges), loaded.memberships);
  throw refuse('worker.changed_meanwhile', {
    version: loaded.version,
    by: [...new Set(since.map((row) => row.approver_name ?? row.actor_name))].join(', '),
    changes: firstToLast(changes.flat()),
  });
}

/** One line a field: what stood when the caller looked, and what stands now. */
function firstToLast(changes: readonly ShownChange[]): ShownChange[] {
  const places = new Map<string, ShownChange>();
  for (const change of changes) {
    const place = `${change.membership?.membershipId ?? ''} ${change.field}`;
    places.set(place, { ...change, was: (places.get(place) ?? change).was });
  }
  return [...places.values()].filter(({ was, is }) => was !== is);
}
