import { sql } from 'kysely';
import type pg from 'pg';
import { demonstrationAccounts } from '#modules/accounts/core/index.ts';
import { type Caller, emptyContext, type Role } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { type AccountView, selectAccounts } from './account-queries.ts';
import type { AccountServices } from './account-services.ts';

export interface WhoIsSignedIn {
  readonly mode: 'demo' | 'real';
  readonly demonstration: boolean;
  readonly today: string;
  readonly account: OwnAccount | null;
  readonly demonstrationAccounts: { email: string; name: string; role: Role; scope: string }[];
}

type OwnAccount = Pick<
  AccountView,
  'accountId' | 'name' | 'email' | 'role' | 'areas' | 'organisation' | 'hasSecondFactor'
> & { readonly language: 'id' | 'en'; readonly mustSetUpSecondFactor: boolean };

/** Who asks and what the installation is; for anyone, signed in or not. */
export async function whoIsSignedIn(
  services: AccountServices,
  caller: Caller | null,
): Promise<WhoIsSignedIn> {
  const { mode } = services;
  return {
    mode,
    demonstration: mode === 'demo',
    today: services.today(),
    account: caller ? await findOwnAccount(services, caller) : null,
    demonstrationAccounts: mode === 'demo' ? await listDemonstrationAccounts(services.authPool) : [],
  };
}

async function findOwnAccount(
  { pool, authPool }: AccountServices,
  caller: Caller,
): Promise<OwnAccount | null> {
  const context = { ...emptyContext, account: caller.accountId };
  const where = sql`a.account_id = ${caller.accountId}::uuid`;
  const [own] = await inTransaction(pool, context, (transaction) =>
    selectAccounts(transaction, authPool, { where, limit: 1 }),
  );
  if (!own) return null;
  const { accountId, name, email, role, areas, organisation, hasSecondFactor } = own;
  const mustSetUpSecondFactor = caller.mustSetUpSecondFactor ?? false;
  const { language } = caller;
  return {
    accountId,
    name,
    email,
    role,
    areas,
    organisation,
    hasSecondFactor,
    language,
    mustSetUpSecondFactor,
  };
}

/** Those of the demonstration that are there, in the order of the contract; everyone may know them. */
export async function listDemonstrationAccounts(
  authPool: pg.Pool,
): Promise<WhoIsSignedIn['demonstrationAccounts']> {
  const { rows } = await authPool.query<{ email: string }>(
    'select email from accounts.accounts where demonstration and disabled_at is null',
  );
  const present = new Set(rows.map((row) => row.email));
  return demonstrationAccounts
    .filter(({ email }) => present.has(email))
    .map(({ email, name, role, scope }) => ({ email, name, role, scope }));
}
