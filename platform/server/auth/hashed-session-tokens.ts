import { createHash } from 'node:crypto';
import type { BetterAuthOptions } from 'better-auth';
import { getAdapter } from 'better-auth/db/adapter';

type Adapter = Awaited<ReturnType<typeof getAdapter>>;
type Where = NonNullable<Parameters<Adapter['findOne']>[0]['where']>[number];

/** What the database keeps of a session token: the token has 190 random bits, so a plain SHA-256 (hex) is enough. */
export function sessionTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * The sign-in engine's options with session tokens kept as hashes only: what is read from the database
 * (a dump, a backup, a stolen replica) signs nobody in.
 *
 * @param options with `database` a pool of the engine's login, its search path on the schema of its tables
 */
export async function withHashedSessionTokens<Options extends BetterAuthOptions>(
  options: Options,
): Promise<Options & { database: () => Adapter }> {
  const adapter = hashing(await getAdapter(options));
  return { ...options, database: () => adapter };
}

function hashing(inner: Adapter): Adapter {
  const outer = {
    ...inner,
    create: async (input: { model: string; data: Record<string, unknown> }) => {
      const { token } = input.data;
      if (input.model !== 'session' || typeof token !== 'string')
        return inner.create(input as Parameters<Adapter['create']>[0]);
      const data = { ...input.data, token: sessionTokenHash(token) };
      const row = await inner.create({ ...input, data } as Parameters<Adapter['create']>[0]);
      return { ...(row as object), token };
    },
    findOne: async (input: Parameters<Adapter['findOne']>[0]) => {
      const row = await inner.findOne<Record<string, unknown>>(hashedWhere(input));
      const token = input.model === 'session' ? askedToken(input.where) : undefined;
      return row && token !== undefined ? { ...row, token } : row;
    },
    findMany: (input: Parameters<Adapter['findMany']>[0]) => inner.findMany(hashedWhere(input)),
    count: (input: Parameters<Adapter['count']>[0]) => inner.count(hashedWhere(input)),
    update: (input: Parameters<Adapter['update']>[0]) => inner.update(hashedWhere(input)),
    updateMany: (input: Parameters<Adapter['updateMany']>[0]) => inner.updateMany(hashedWhere(input)),
    delete: (input: Parameters<Adapter['delete']>[0]) => inner.delete(hashedWhere(input)),
    deleteMany: (input: Parameters<Adapter['deleteMany']>[0]) => inner.deleteMany(hashedWhere(input)),
    transaction: (work: (adapter: Adapter) => Promise<unknown>) => work(outer as unknown as Adapter),
  };
  return outer as unknown as Adapter;
}

function hashedWhere<Input extends { model: string; where?: Where[] | undefined }>(input: Input): Input {
  if (input.model !== 'session' || !input.where) return input;
  return { ...input, where: input.where.map(hashedCondition) };
}

function hashedCondition(condition: Where): Where {
  if (condition.field !== 'token') return condition;
  const { value } = condition;
  if (typeof value === 'string') return { ...condition, value: sessionTokenHash(value) };
  return Array.isArray(value)
    ? { ...condition, value: value.map((one) => sessionTokenHash(String(one))) }
    : condition;
}

function askedToken(where: readonly Where[] | undefined): string | undefined {
  const value = where?.find((condition) => condition.field === 'token')?.value;
  return typeof value === 'string' ? value : undefined;
}
