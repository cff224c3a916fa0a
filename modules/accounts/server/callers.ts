import type pg from 'pg';
import type { Caller, Role } from '#platform/core/roles.ts';

/** An account as a caller is made of it. */
export interface CallerRow {
  readonly account_id: string;
  readonly email: string;
  readonly name: string;
  readonly person_key: string;
  readonly role: Role;
  readonly area_codes: string[];
  readonly organisation_id: string | null;
  readonly organisation_ids: string[];
  readonly worker_id: string | null;
  readonly language: 'id' | 'en';
}

/** Columns of `CallerRow` from `accounts.accounts a`. */
export const callerColumns = `a.account_id, a.email, a.name, a.person_key, a.role, a.area_codes, a.organisation_id,
  case when a.organisation_id is null then '{}' else accounts.organisations_of(a.organisation_id) end as organisation_ids,
  a.worker_id, a.language`;

export function callerOfRow(row: CallerRow, mustSetUpSecondFactor: boolean): Caller {
  return {
    accountId: row.account_id,
    name: row.name,
    email: row.email,
    personKey: row.person_key,
    role: row.role,
    areaCodes: row.area_codes,
    organisationId: row.organisation_id,
    organisationIds: row.organisation_ids,
    workerId: row.worker_id,
    language: row.language,
    ...(mustSetUpSecondFactor ? { mustSetUpSecondFactor } : {}),
  };
}

/** The caller of an enabled account, by its id or its e-mail, or null. Who may ask for it is the asker's to decide. */
export async function findCaller(
  authPool: pg.Pool,
  by: { readonly accountId: string } | { readonly email: string },
): Promise<Caller | null> {
  const [column, value] =
    'accountId' in by ? ['account_id', by.accountId] : ['email', by.email.trim().toLowerCase()];
  const { rows } = await authPool.query<CallerRow>(
    `select ${callerColumns} from accounts.accounts a where a.${column} = $1 and a.disabled_at is null`,
    [value],
  );
  return rows[0] ? callerOfRow(rows[0], false) : null;
}

const nobody: Omit<Caller, 'name' | 'role' | 'personKey'> = {
  accountId: '00000000-0000-0000-0000-000000000000',
  email: '',
  areaCodes: [],
  organisationId: null,
  organisationIds: [],
  workerId: null,
  language: 'id',
};

/** Who holds the machine: makes the first administrator and the demonstration's accounts, before there is any account. */
export const operator: Caller = { ...nobody, name: 'Operator server', personKey: 'operator', role: 'admin' };

/** Someone who typed an e-mail that is no account's. */
export const stranger: Caller = { ...nobody, name: 'Tidak dikenal', personKey: 'stranger', role: 'worker' };
