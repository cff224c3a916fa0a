import { AccountsPage } from '#modules/accounts/web/index.ts';
import { AreaField, OrganisationField } from '#modules/registry/web/index.ts';

/** The accounts page with the registry's fields: modules meet here, not in each other. */
export function AccountsWithScope() {
  return <AccountsPage scopeFields={{ AreaField, OrganisationField }} />;
}
