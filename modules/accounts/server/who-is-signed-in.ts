import { sql } from 'kysely';
import { type Caller, emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { type AccountView, selectAccounts } from './account-queries.ts';
import type { AccountServices } from './account-services.ts';
import { type KnownAccount, listDemonstrationAccounts } from './known-accounts.ts';

export interface WhoIsSignedIn {
  readonly mode: 'demo' | 'real';
  readonly demonstration: boolean;
  readonly today: string;
  readonly account: OwnAccount | null;
  readonly demonstrationAccounts: KnownAccount[];
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
