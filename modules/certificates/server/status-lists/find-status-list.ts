import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { emptyContext } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction } from '#platform/server/db/index.ts';

/** A status list as it is published. */
export interface PublishedList {
  readonly cwt: Buffer;
  readonly jwt: string;
  readonly builtAt: Date;
  /** Differs whenever anything of it does. */
  readonly version: string;
}

interface ListRow {
  readonly cwt: Buffer | null;
  readonly jwt: string | null;
  readonly built_at: Date | null;
}

/** A list as last built; `unbuilt`: just opened; null: there is none. */
export async function findStatusList(
  { pool }: Pick<Services, 'pool'>,
  listId: number,
): Promise<PublishedList | 'unbuilt' | null> {
  const rows = await inTransaction(pool, emptyContext, async (transaction) => {
    const found = sql<ListRow>`select cwt, jwt, built_at from certificates.status_list_of(${listId}::integer)`;
    return (await found.execute(transaction.of<unknown>())).rows;
  });
  const [row] = rows;
  if (!row) return null;
  const { cwt, jwt, built_at: builtAt } = row;
  if (cwt === null || jwt === null || builtAt === null) return 'unbuilt';
  const version = createHash('sha256').update(cwt).digest('base64url').slice(0, 22);
  return { cwt, jwt, builtAt, version };
}
