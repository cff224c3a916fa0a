import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { RowContext } from '#platform/core/roles.ts';

/** One open transaction with its row context set. */
export interface Transaction {
  /** The connection itself, for COPY and for SQL written by hand. */
  readonly client: pg.PoolClient;
  /** The typed builder over a module's own tables. */
  of<Tables>(): Kysely<Tables>;
}

/**
 * Runs `work` in one transaction under a row context, commits, and gives its result back.
 * Any error rolls everything back. The context is set by SET LOCAL with quoted literals in the same
 * message as BEGIN: it ends with the transaction, and reaches the workers of a distributed database.
 */
export async function inTransaction<Result>(
  pool: pg.Pool,
  context: RowContext,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin; ${contextStatements(context)}`);
    const result = await work(transactionOn(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function transactionOn(client: pg.PoolClient): Transaction {
  const borrowed = {
    query: client.query.bind(client),
    release: () => {},
  };
  const dialect = new PostgresDialect({
    pool: {
      connect: async () => borrowed as unknown as pg.PoolClient,
      end: async () => {},
    } as unknown as pg.Pool,
  });
  const kysely = new Kysely<unknown>({ dialect });
  return { client, of: <Tables>() => kysely as Kysely<Tables> };
}

function contextStatements(context: RowContext): string {
  return Object.entries(context)
    .map(
      ([name, value]) =>
        `set local app.${name} = ${literal(Array.isArray(value) ? value.join(',') : String(value))}`,
    )
    .join('; ');
}

/** A quoted SQL literal; backslashes and quotes cannot end it. */
function literal(text: string): string {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}
