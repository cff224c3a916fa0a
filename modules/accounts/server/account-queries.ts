import { type RawBuilder, sql } from 'kysely';
import type pg from 'pg';
import type { Role } from '#platform/core/roles.ts';
import type { Transaction } from '#platform/server/db/index.ts';

/** An area as a person reads it. */
export interface AreaName {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly pathName: string;
}

/** One account as an administrator sees it; instants are RFC 3339. */
export interface AccountView {
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly areas: AreaName[];
  readonly organisation: {
    readonly organisationId: string;
    readonly name: string;
    readonly kind: string;
  } | null;
  readonly disabledAt: string | null;
  readonly disabledReason: string | null;
  readonly hasSecondFactor: boolean;
  readonly lastSignedInAt: string | null;
  readonly createdAt: string;
  /** Other accounts of the same person: none of them approves what this one proposed. */
  readonly samePersonAs: OtherAccount[];
  readonly version: number;
}

interface OtherAccount {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
}

interface AccountRow {
  readonly account_id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly areas: AreaName[];
  readonly organisation: AccountView['organisation'];
  readonly disabled_at: Date | null;
  readonly disabled_reason: string | null;
  readonly created_at: Date;
  readonly same_person: OtherAccount[];
  readonly version: number;
}

interface SignInFacts {
  readonly account_id: string;
  readonly has_second_factor: boolean;
  readonly signed_in_at: Date | null;
}

/** The accounts a condition over `accounts.accounts a` chooses, as far as the row policies let the caller see them. */
export async function selectAccounts(
  transaction: Transaction,
  authPool: pg.Pool,
  { where, limit }: { readonly where: RawBuilder<unknown>; readonly limit: number },
): Promise<AccountView[]> {
  const { rows } = await sql<AccountRow>`
    select a.account_id, a.email, a.name, a.role, a.disabled_at, a.disabled_reason, a.created_at, a.version,
      coalesce((select jsonb_agg(jsonb_build_object('accountId', s.account_id, 'name', s.name, 'email', s.email) order by s.email)
        from accounts.accounts s where s.person_key = a.person_key and s.account_id <> a.account_id), '[]') as same_person,
      coalesce((select jsonb_agg(jsonb_build_object('code', r.code, 'name', r.name, 'kind', r.kind, 'pathName', r.path_name) order by r.code)
        from registry.areas r where r.code = any (a.area_codes)), '[]') as areas,
      (select jsonb_build_object('organisationId', o.organisation_id, 'name', o.name, 'kind', o.kind)
        from accounts.organisations_named(array[a.organisation_id]) o) as organisation
    from accounts.accounts a where ${where} order by a.email collate "C" limit ${limit}`.execute(
    transaction.of<unknown>(),
  );
  const facts = await findSignInFacts(
    authPool,
    rows.map((row) => row.account_id),
  );
  return rows.map((row) => viewOf(row, facts.get(row.account_id)));
}

/** What only the sign-in engine's login may read. */
async function findSignInFacts(
  authPool: pg.Pool,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, SignInFacts>> {
  const { rows } = await authPool.query<SignInFacts>(
    `select i.account_id, coalesce(u."twoFactorEnabled", false) as has_second_factor, l.signed_in_at
     from unnest($1::uuid[]) as i(account_id)
     left join auth."user" u on u."id" = i.account_id::text
     left join accounts.last_sign_ins l on l.account_id = i.account_id`,
    [accountIds],
  );
  return new Map(rows.map((row) => [row.account_id, row]));
}

function viewOf(row: AccountRow, facts: SignInFacts | undefined): AccountView {
  return {
    accountId: row.account_id,
    email: row.email,
    name: row.name,
    role: row.role,
    areas: row.areas,
    organisation: row.organisation,
    disabledAt: row.disabled_at?.toISOString() ?? null,
    disabledReason: row.disabled_reason,
    hasSecondFactor: facts?.has_second_factor ?? false,
    lastSignedInAt: facts?.signed_in_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    samePersonAs: row.same_person,
    version: row.version,
  };
}

/** A new account as it is written. */
export interface NewAccount {
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly personKey: string;
  readonly role: Role;
  readonly areaCodes: readonly string[];
  readonly organisationId: string | null;
}

/** False when the e-mail is taken. */
export async function insertAccount(transaction: Transaction, account: NewAccount): Promise<boolean> {
  const { rows } = await sql`
    insert into accounts.accounts (account_id, email, name, person_key, role, area_codes, organisation_id)
    values (${account.accountId}::uuid, ${account.email}, ${account.name}, ${account.personKey}, ${account.role},
      ${[...account.areaCodes]}::text[], ${account.organisationId}::uuid)
    on conflict (email) do nothing returning 1`.execute(transaction.of<unknown>());
  return rows.length > 0;
}

/** How many of the areas and organisations named are in the registry. */
export async function countScope(
  transaction: Transaction,
  scope: { readonly areaCodes: readonly string[]; readonly organisationId: string | null },
): Promise<{ readonly areas: number; readonly organisations: number }> {
  const { rows } = await sql<{ areas: number; organisations: number }>`
    select (select count(*)::int from registry.areas where code = any (${[...scope.areaCodes]}::text[])) as areas,
      (select count(*)::int from accounts.organisations_named(array[${scope.organisationId}::uuid])) as organisations
  `.execute(transaction.of<unknown>());
  return rows[0] ?? { areas: 0, organisations: 0 };
}

/** An account held for a change: nobody else changes it, or the set of administrators, until the act ends. */
export interface HeldAccount {
  readonly account_id: string;
  readonly role: Role;
  readonly version: number;
  readonly is_disabled: boolean;
}

/** Holds the account and every enabled administrator, in one order, so that two acts cannot remove the last two. */
export async function holdAccounts(transaction: Transaction, accountId: string): Promise<HeldAccount[]> {
  const { rows } = await sql<HeldAccount>`
    select account_id, role, version, disabled_at is not null as is_disabled from accounts.accounts
    where account_id = ${accountId}::uuid or (role = 'admin' and disabled_at is null)
    order by account_id for update`.execute(transaction.of<unknown>());
  return rows;
}

/** Ends every session and every sign-in under way of an account; returns how many sessions there were. */
export async function endSessions(transaction: Transaction, accountId: string): Promise<number> {
  const { rows } = await sql<{
    ended: number;
  }>`select accounts.end_sessions(${accountId}::uuid) as ended`.execute(transaction.of<unknown>());
  return rows[0]?.ended ?? 0;
}
