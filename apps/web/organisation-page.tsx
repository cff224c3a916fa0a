import { ContactsSection } from '#modules/accounts/web/index.ts';
import { OrganisationPage } from '#modules/registry/web/index.ts';

/** An organisation with the accounts of its contacts: modules meet here, not in each other. */
export function OrganisationWithContacts() {
  return <OrganisationPage Contacts={ContactsSection} />;
}
