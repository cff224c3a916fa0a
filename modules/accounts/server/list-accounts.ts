import { sql } from 'kysely';
import type { Caller, Role } from '#platform/core/roles.ts';
import { type ActDefinition, read, requireRole } from '#platform/server/act/act.ts';
import { type AccountView, selectAccounts } from './account-queries.ts';
import type { AccountServices } from './account-services.ts';

const definition = {
  name: 'accounts.list-accounts',
  roles: ['admin', 'auditor'],
} as const satisfies ActDefinition;

export interface AccountQuery {
  readonly search?: string | undefined;
  readonly role?: Role | undefined;
  /** The last e-mail of the page before. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface AccountPage {
  readonly accounts: AccountView[];
  readonly cursor: string | null;
  readonly total: number;
}

/** Accounts by e-mail, a page at a time. */
export function listAccounts(
  services: AccountServices,
  { caller, query }: { readonly caller: Caller; readonly query: AccountQuery },
): Promise<AccountPage> {
  requireRole(definition, caller);
  const pattern = query.search ? `%${query.search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%` : null;
  // A worker's account opens his card alone: it is listed when it is asked for.
  const chosen = sql`(case when ${query.role ?? null}::text is null then a.role <> 'worker' else a.role = ${query.role ?? null} end)
    and (${pattern}::text is null or a.email like ${pattern} or lower(a.name) like ${pattern})`;
  return read(services, caller, async (transaction) => {
    const counted = await sql<{
      total: number;
    }>`select count(*)::int as total from accounts.accounts a where ${chosen}`.execute(
      transaction.of<unknown>(),
    );
    const found = await selectAccounts(transaction, services.authPool, {
      where: sql`${chosen} and a.email collate "C" > ${query.cursor ?? ''}`,
      limit: query.limit + 1,
    });
    const accounts = found.slice(0, query.limit);
    const isMore = found.length > query.limit;
    return {
      accounts,
      cursor: isMore ? (accounts.at(-1)?.email ?? null) : null,
      total: counted.rows[0]?.total ?? 0,
    };
  });
}
