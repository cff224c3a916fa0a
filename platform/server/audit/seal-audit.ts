import type pg from 'pg';
import { type ChainedContent, canonicalEntry, chainHash, chainStart, sealerLock } from './chain.ts';

interface Waiting extends ChainedContent {
  readonly entry_id: string;
}

const batchSize = 10_000;
const firstId = '00000000-0000-0000-0000-000000000000';

/**
 * Seals every entry that waits into the hash chain, batch by batch, each in a transaction of its own.
 * Whoever comes while another sealer works leaves it to that one. The write path takes no lock for it.
 *
 * @param pool the job worker's
 * @returns how many entries were sealed
 */
export async function sealAudit(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  let [sealed, last] = [0, firstId];
  let broken: Error | undefined;
  try {
    await dropSealedAlready(client);
    for (;;) {
      const batch = await sealBatch(client, last);
      sealed += batch.length;
      last = batch.at(-1)?.entry_id ?? last;
      if (batch.length < batchSize) return sealed;
    }
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection in the middle of a failed transaction is not used again.
    client.release(broken);
  }
}

/** A queue line whose entry is sealed leaves the queue; one without an entry stays, for the check to find. */
async function dropSealedAlready(client: pg.PoolClient): Promise<void> {
  await client.query(`delete from platform.audit_unsealed u
    where exists (select from platform.audit_chain c where c.entry_id = u.entry_id)`);
}

async function sealBatch(client: pg.PoolClient, after: string): Promise<Waiting[]> {
  await client.query('begin');
  const lock = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [
    sealerLock,
  ]);
  const waiting = lock.rows[0]?.mine ? await findWaiting(client, after) : [];
  if (waiting.length > 0) await appendLinks(client, waiting);
  await client.query('commit');
  return waiting;
}

/** Waiting entries by id, which is by time: a batch then never sorts the whole queue. */
async function findWaiting(client: pg.PoolClient, after: string): Promise<Waiting[]> {
  const { rows } = await client.query<Waiting>(
    `select e.entry_id, e.subjects_digest, ${canonicalEntry} as canonical
    from platform.audit_unsealed u
    join platform.audit_entries e on e.entry_id = u.entry_id
    where u.entry_id > $1::uuid and not exists (select from platform.audit_chain c where c.entry_id = u.entry_id)
    order by u.entry_id limit $2`,
    [after, batchSize],
  );
  return rows;
}

async function appendLinks(client: pg.PoolClient, waiting: readonly Waiting[]): Promise<void> {
  const head = await client.query<{ position: bigint; hash: Buffer }>(
    'select position, hash from platform.audit_chain order by position desc limit 1',
  );
  let hash = head.rows[0]?.hash ?? chainStart;
  const first = (head.rows[0]?.position ?? 0n) + 1n;
  const links = {
    positions: [] as bigint[],
    ids: [] as string[],
    previous: [] as Buffer[],
    hashes: [] as Buffer[],
  };
  for (const [index, entry] of waiting.entries()) {
    links.positions.push(first + BigInt(index));
    links.ids.push(entry.entry_id);
    links.previous.push(hash);
    hash = chainHash(hash, entry);
    links.hashes.push(hash);
  }
  await client.query(
    `insert into platform.audit_chain (position, entry_id, previous_hash, hash)
    select * from unnest($1::bigint[], $2::uuid[], $3::bytea[], $4::bytea[])`,
    [links.positions, links.ids, links.previous, links.hashes],
  );
  await client.query('delete from platform.audit_unsealed where entry_id = any ($1::uuid[])', [links.ids]);
}
