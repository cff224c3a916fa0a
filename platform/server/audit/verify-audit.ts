import type pg from 'pg';
import { anchorText, readAnchor } from './chain.ts';
import { findSubjectsChanged, findUnchained } from './journal-faults.ts';
import { type AuditBreak, walkChain } from './walk-chain.ts';

export interface AuditCheck {
  readonly entries: number;
  readonly sealed: number;
  /** Entries that wait for the sealer are no fault. */
  readonly ok: boolean;
  /** The last link as `position:hash`, an anchor to keep outside; null while nothing is sealed. */
  readonly head: string | null;
  readonly firstBroken: AuditBreak | null;
}

export interface AuditCheckOptions {
  /** A head that was kept outside the database: only with one can a cut tail or a rewritten history be seen. */
  readonly anchor?: string | undefined;
}

/**
 * Recomputes the whole chain and the digests of the workers each entry is about, over one snapshot.
 *
 * @param pool the job worker's
 * @throws Error when the anchor is no anchor
 */
export async function verifyAudit(pool: pg.Pool, options: AuditCheckOptions = {}): Promise<AuditCheck> {
  const client = await pool.connect();
  try {
    await client.query(`begin isolation level repeatable read read only; set local work_mem = '64MB'`);
    return await verifyJournal(client, options);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** The same in a transaction that the caller holds. */
export async function verifyJournal(client: pg.ClientBase, options: AuditCheckOptions): Promise<AuditCheck> {
  const anchor = options.anchor === undefined ? null : readAnchor(options.anchor);
  if (options.anchor !== undefined && !anchor) throw new Error('the anchor is not of the form position:hash');
  const walk = await walkChain(client, anchor);
  const found = [walk.firstBroken, await findSubjectsChanged(client), await findUnchained(client)];
  const firstBroken = found.filter((fault) => fault !== null).sort(byPosition)[0] ?? null;
  const counted = await client.query<{ entries: number }>(
    'select count(*)::float8 as entries from platform.audit_entries',
  );
  return {
    entries: counted.rows[0]?.entries ?? 0,
    sealed: walk.links,
    ok: firstBroken === null,
    head: walk.head ? anchorText(walk.head.position, walk.head.hash) : null,
    firstBroken,
  };
}

/** What stands outside the chain comes last. */
function byPosition(one: AuditBreak, other: AuditBreak): number {
  return (one.position ?? Number.POSITIVE_INFINITY) - (other.position ?? Number.POSITIVE_INFINITY) || 0;
}
