import { missingScope, refuse, roleDemands } from '#modules/accounts/core/index.ts';
import type { Role } from '#platform/core/roles.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { countScope } from './account-queries.ts';

export interface AccountScope {
  readonly role: Role;
  readonly areaCodes: readonly string[];
  readonly organisationId: string | null;
}

/** The scope as it is kept: only what the role asks for, and only what the registry knows. */
export async function scopeOfRole(transaction: Transaction, asked: AccountScope): Promise<AccountScope> {
  const missing = missingScope(asked.role, asked);
  if (missing) throw refuse('account.scope_missing', { needs: missing });
  const needs: string = roleDemands[asked.role].scope;
  const areaCodes = needs === 'areas' || needs === 'village' ? [...new Set(asked.areaCodes)].sort() : [];
  const organisationId = needs === 'organisation' ? asked.organisationId : null;
  const found = await countScope(transaction, { areaCodes, organisationId });
  if (found.areas < areaCodes.length || found.organisations < (organisationId ? 1 : 0))
    throw refuse('account.scope_missing', { needs });
  return { role: asked.role, areaCodes, organisationId };
}
