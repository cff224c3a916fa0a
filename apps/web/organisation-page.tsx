import { ContactsSection } from '#modules/accounts/web/index.ts';
import { OrganisationContributions } from '#modules/contributions/web/index.ts';
import { OrganisationPage } from '#modules/registry/web/index.ts';

/** An organisation with the accounts of its contacts and what it pays: modules meet here, not in each other. */
export function OrganisationWithContacts() {
  return <OrganisationPage Contacts={ContactsSection} Contributions={OrganisationContributions} />;
}
