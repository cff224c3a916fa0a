import pg from 'pg';

/** First numbers of our advisory locks: one a runner, and one that a starting runner shares. */
const runnerLock = 5_171_002;
const startingLock = 5_171_003;
const secondsBetweenSweeps = 5;
const retryMs = 500;

export interface RunnerLease {
  /** Says under which name this process locks jobs; from then on its jobs are safe from others. */
  claim(runnerId: string, jobsInHand: () => readonly string[]): Promise<void>;
  release(): Promise<void>;
}

/**
 * Holds a session of its own for as long as the process lives: the session's advisory lock says that the
 * runner is alive, and PostgreSQL lets it go when the process dies. Jobs locked by a runner without such a
 * lock are free again: at once on start, then every five seconds.
 *
 * @param url a login of the job worker, reached without a pooler in transaction mode
 */
export async function holdLease(url: string): Promise<RunnerLease> {
  let [client, runnerId, isOver] = [await openSession(url), null as string | null, false];
  let jobsInHand: () => readonly string[] = () => [];
  await freeJobsOfDeadRunners(client);
  // While a runner starts, its name is known to nobody yet: nobody sweeps meanwhile.
  await client.query('select pg_advisory_lock_shared($1, 0)', [startingLock]);

  const keep = setInterval(() => {
    if (runnerId) sweep(runnerId).catch(reconnect);
  }, secondsBetweenSweeps * 1000);
  async function sweep(id: string): Promise<void> {
    await freeJobsOfDeadRunners(client);
    await client.query(freeLostJobs, [id, jobsInHand()]);
  }
  let reconnecting: Promise<void> | null = null;
  function reconnect(): void {
    if (isOver || reconnecting) return;
    reconnecting = reopen().finally(() => {
      reconnecting = null;
    });
  }
  async function reopen(): Promise<void> {
    for (;;) {
      await client.end().catch(() => {});
      if (isOver) return;
      try {
        client = await openSession(url);
        client.once('end', reconnect);
        if (runnerId) await lockRunner(client, runnerId);
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
  }
  client.once('end', reconnect);

  return {
    claim: async (id, inHand) => {
      runnerId = id;
      jobsInHand = inHand;
      await lockRunner(client, id);
      await client.query('select pg_advisory_unlock_shared($1, 0)', [startingLock]);
    },
    release: async () => {
      isOver = true;
      clearInterval(keep);
      await reconnecting;
      await client.end().catch(() => {});
    },
  };
}

/** Frees what dead runners hold; leaves it when a runner is just starting. Returns how many jobs were freed. */
export async function freeJobsOfDeadRunners(client: pg.ClientBase): Promise<number> {
  const free = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1, 0) as free', [
    startingLock,
  ]);
  if (!free.rows[0]?.free) return 0;
  try {
    const { rows } = await client.query<{ runner: string; jobs: number }>(deadRunners, [runnerLock]);
    if (rows.length === 0) return 0;
    await client.query('select graphile_worker.force_unlock_workers($1)', [rows.map(({ runner }) => runner)]);
    return rows.reduce((sum, { jobs }) => sum + jobs, 0);
  } finally {
    await client.query('select pg_advisory_unlock($1, 0)', [startingLock]);
  }
}

/** Locked for this runner, who never heard of it: the answer to his question was lost with the connection. */
const freeLostJobs = `
  update graphile_worker._private_jobs set locked_by = null, locked_at = null, attempts = greatest(attempts - 1, 0)
  where locked_by = $1 and locked_at < now() - interval '10 seconds' and not id = any ($2::bigint[])`;

const deadRunners = `
  select locked_by as runner, count(*)::int as jobs from graphile_worker._private_jobs
  where locked_by is not null and not exists (
    select from pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 2
      and l.database = (select oid from pg_database where datname = current_database())
      and l.classid = $1::oid and l.objid = (hashtext(locked_by)::bigint & 4294967295)::oid)
  group by locked_by`;

async function lockRunner(client: pg.ClientBase, runnerId: string): Promise<void> {
  await client.query('select pg_advisory_lock($1, hashtext($2))', [runnerLock, runnerId]);
}

async function openSession(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'semesta-runner',
    keepAlive: true,
    connectionTimeoutMillis: 15_000,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}
