import { hashPassword } from 'better-auth/crypto';
import { sql } from 'kysely';
import {
  type DemonstrationAccountName,
  demonstrationAccounts,
  demonstrationPassword,
} from '#modules/accounts/core/index.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import { newId } from '#platform/server/new-id.ts';
import type { AccountServices } from './account-services.ts';
import { operator } from './callers.ts';
import { upsertCredentials } from './credential-queries.ts';

const definition = { name: 'accounts.seed-demonstration', roles: ['admin'] } as const satisfies ActDefinition;

/** Organisation ids by the name of the account that belongs to them. */
export type DemonstrationOrganisations = Readonly<Partial<Record<DemonstrationAccountName, string>>>;

/**
 * Makes the accounts of the demonstration, all with the one password that everyone may know; what is there stays.
 * Refuses to run on a real installation.
 *
 * @returns how many accounts are new
 */
export async function seedDemonstrationAccounts(
  services: Pick<AccountServices, 'pool' | 'secrets' | 'mode' | 'today' | 'authPool'>,
  organisations: DemonstrationOrganisations,
): Promise<number> {
  if (services.mode !== 'demo') throw new Error('demonstration accounts belong to a demonstration only');
  const rows = demonstrationAccounts.map((account) => rowOf(account, organisations));
  const made = await act(services, {
    act: definition,
    caller: operator,
    request: null,
    perform: async (transaction) => {
      const { rows: inserted } = await sql<{ account_id: string }>`
        insert into accounts.accounts (account_id, email, name, person_key, role, area_codes, organisation_id, demonstration)
        select account_id, email, name, person_key, role, area_codes, organisation_id, true
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(account_id uuid, email text, name text,
          person_key text, role text, area_codes text[], organisation_id uuid)
        on conflict (email) do nothing returning account_id`.execute(transaction.of<unknown>());
      return {
        output: inserted.map((row) => row.account_id),
        audit: {
          act: definition.name,
          subjectKind: 'accounts',
          subjectId: 'demonstration',
          details: { accounts: inserted.length },
        },
      };
    },
  });
  const credentials = made.map((accountId) => ({ accountId, credentialId: newId() }));
  await upsertCredentials(services.authPool, credentials, await hashPassword(demonstrationPassword));
  return made.length;
}

function rowOf(account: (typeof demonstrationAccounts)[number], organisations: DemonstrationOrganisations) {
  const ids: Readonly<Record<string, string>> = organisations;
  const organisationId = ids[account.key] ?? null;
  if (account.ofOrganisation && !organisationId)
    throw new Error(`the demonstration account ${account.key} needs its organisation`);
  return {
    account_id: newId(),
    email: account.email,
    name: account.name,
    person_key: account.person,
    role: account.role,
    area_codes: account.areaCodes,
    organisation_id: organisationId,
  };
}
