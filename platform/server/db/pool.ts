import pg from 'pg';

/** int8 as bigint, date as its text: money and days never become floats or instants. */
const parsers: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (oid === pg.types.builtins.INT8) return (text: string) => BigInt(text);
    if (oid === pg.types.builtins.DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, format);
  },
};

export interface PoolOptions {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** Connections at most; DESIGN 8 measured 8. */
  readonly size?: number;
  /** Extra start-up options, e.g. `-c search_path=auth`. */
  readonly options?: string;
}

/** A pool whose lost connections are reported, not fatal: the next query opens a new one. */
export function createPool({ url, name, size = 8, options }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: name,
    max: size,
    types: parsers,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
    ...(options ? { options } : {}),
  });
  pool.on('error', () => {
    // A backend that ends (restart, kill) takes its idle connection along; pg has dropped it already.
  });
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });
  return pool;
}
