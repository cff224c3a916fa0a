import { type MergeRecord, refuse } from '#modules/registry/core/index.ts';
import { type LoadedLife, loadLife } from '#modules/registry/server/life/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';
import { findRecord } from './merge-queries.ts';

/** One record with all that a merge touches, as it stood when it was read. */
export interface LoadedRecord {
  readonly workerId: string;
  readonly record: MergeRecord;
  readonly loaded: LoadedLife;
  readonly mergedInto: string | null;
  readonly membershipsSeen: readonly string[];
}

/**
 * A record in the caller's scope, standing or merged.
 *
 * @throws Refusal `worker.not_found`
 */
export async function loadRecord(
  secrets: Secrets,
  transaction: Transaction,
  workerId: string,
): Promise<LoadedRecord> {
  const loaded = await loadLife(secrets, transaction, workerId);
  const row = await findRecord(transaction, workerId);
  if (!row) throw refuse('worker.not_found');
  const { facts, memberships } = loaded.life;
  return {
    workerId,
    record: {
      facts,
      memberships: memberships.map((one) => ({ ...one, kpj: row.kpjs[one.membershipId] ?? null })),
      custodians: row.custodians,
    },
    loaded,
    mergedInto: row.merged_into,
    membershipsSeen: row.memberships_seen,
  };
}
