import { sql } from 'kysely';
import type pg from 'pg';
import type { CertificateServices } from '#modules/certificates/server/index.ts';
import { emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { type Follower, followers } from './followers.ts';

/** Employers followed in one transaction. */
const batchSize = 500;

/** What a follower could not do for an employer; it is tried again, later each time. */
export interface FollowFault {
  readonly organisationId: string;
  readonly follower: string;
  readonly attempts: number;
  /** The kind of the error, never its text: a database quotes what people entered. */
  readonly fault: string;
}

export interface Followed {
  readonly employers: number;
  readonly faults: readonly FollowFault[];
}

/** Empties the queue of changed standings, batch by batch; what fails for one employer holds up no other, and no other follower. */
export async function followEmployers(
  services: CertificateServices,
  workerPool: pg.Pool,
  who: readonly Follower[] = followers,
): Promise<Followed> {
  const faults: FollowFault[] = [];
  let employers = 0;
  for (;;) {
    const batch = await followBatch(services, workerPool, who);
    if (batch === null) break;
    employers += batch.employers;
    faults.push(...batch.faults);
    if (batch.employers < batchSize) break;
  }
  return { employers, faults };
}

/** One batch in one transaction: it is taken out of the queue and followed, or nothing of it happened. Null: another one is at it. */
function followBatch(
  services: CertificateServices,
  workerPool: pg.Pool,
  who: readonly Follower[],
): Promise<Followed | null> {
  return inTransaction(workerPool, emptyContext, async (transaction) => {
    const changed = await takeChanged(transaction);
    if (changed === null) return null;
    const overdue = await takeOverdue(transaction);
    const faults: FollowFault[] = [];
    for (const follower of who) {
      const again = overdue.filter((one) => one.follower === follower.name);
      const asked = [...new Set([...changed, ...again.map((one) => one.organisation_id)])];
      for (const { organisationId, fault } of await followAlone({ transaction, services, follower }, asked)) {
        const before = again.find((one) => one.organisation_id === organisationId)?.attempts ?? 0;
        faults.push({ organisationId, follower: follower.name, attempts: before + 1, fault });
      }
    }
    if (faults.length > 0)
      await sql`select certificates.keep_unfollowed(${JSON.stringify(faults)}::jsonb)`.execute(
        transaction.of<unknown>(),
      );
    return { employers: changed.length, faults };
  });
}

interface Following {
  readonly transaction: Transaction;
  readonly services: CertificateServices;
  readonly follower: Follower;
}

type Failed = Pick<FollowFault, 'organisationId' | 'fault'>;

/** Follows within a savepoint; when that fails, by halves, until those who make it fail stand alone. */
async function followAlone(following: Following, ids: readonly string[]): Promise<readonly Failed[]> {
  if (ids.length === 0) return [];
  const { transaction, services, follower } = following;
  await transaction.client.query('savepoint follower');
  try {
    await follower.follow(transaction, services, ids);
    await transaction.client.query('release savepoint follower');
    return [];
  } catch (error) {
    // A lost connection fails here: the whole batch is rolled back and stays in the queue.
    await transaction.client.query('rollback to savepoint follower; release savepoint follower');
    const [first] = ids;
    if (first !== undefined && ids.length === 1) return [{ organisationId: first, fault: kindOf(error) }];
    const middle = Math.ceil(ids.length / 2);
    const left = await followAlone(following, ids.slice(0, middle));
    return [...left, ...(await followAlone(following, ids.slice(middle)))];
  }
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

async function takeChanged(transaction: Transaction): Promise<readonly string[] | null> {
  const { rows } = await sql<{ taken: readonly string[] | null }>`
    select certificates.take_changed_employers(${batchSize}::integer) as taken`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.taken ?? null;
}

async function takeOverdue(transaction: Transaction) {
  const { rows } = await sql<{ organisation_id: string; follower: string; attempts: number }>`
    select * from certificates.take_unfollowed(${batchSize}::integer)`.execute(transaction.of<unknown>());
  return rows;
}
