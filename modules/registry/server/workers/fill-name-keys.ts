import pg from 'pg';
import { nameKeys } from '#modules/registry/core/index.ts';

const chunk = 10_000;

/** Names without keys, then their keys: whole chunks, each in a transaction of its own, so that it goes on where it was stopped. */
const findNames = `select worker_id, name from registry.workers
  where name_keys = '{}' and name_tokens <> '{}' and ($1::uuid is null or worker_id > $1::uuid) order by worker_id limit ${chunk}`;
const keepKeys = `update registry.workers w set name_keys = array(select jsonb_array_elements_text(given.keys))
  from jsonb_to_recordset($1::jsonb) as given(worker_id uuid, keys jsonb) where w.worker_id = given.worker_id and w.name_keys = '{}'`;

interface NamedWorker {
  readonly worker_id: string;
  readonly name: string;
}

/**
 * Gives their spelling keys to workers who were registered before there were any; the same again does nothing.
 *
 * @param adminUrl a login that may become `semesta_registrar`
 * @returns how many workers were given keys
 */
export async function fillNameKeys(adminUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'semesta-fill-name-keys' });
  client.on('error', () => {});
  await client.connect();
  try {
    let filled = 0;
    let after: string | null = null;
    for (;;) {
      const found: readonly NamedWorker[] = await fillChunk(client, after);
      filled += found.length;
      after = found.at(-1)?.worker_id ?? null;
      if (found.length < chunk) return filled;
    }
  } finally {
    await client.end();
  }
}

/** Left open by a failure, it ends with the connection. */
async function fillChunk(client: pg.Client, after: string | null): Promise<readonly NamedWorker[]> {
  await client.query('begin');
  await client.query('set local role semesta_registrar');
  const { rows } = await client.query<NamedWorker>(findNames, [after]);
  const given = rows.map(({ worker_id, name }) => ({ worker_id, keys: nameKeys(name) }));
  await client.query(keepKeys, [JSON.stringify(given)]);
  await client.query('commit');
  return rows;
}
