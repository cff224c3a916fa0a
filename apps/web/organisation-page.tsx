import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ContactsSection } from '#modules/accounts/web/index.ts';
import { OrganisationCertificate } from '#modules/certificates/web/index.ts';
import {
  GroupBills,
  OrganisationContributions,
  OrganisationLetters,
} from '#modules/contributions/web/index.ts';
import { organisationsContract } from '#modules/registry/api/index.ts';
import { OrganisationPage } from '#modules/registry/web/index.ts';
import { apiOf } from '#platform/web/api-client.ts';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { audienceOf, mayOpen } from './navigation.ts';

const organisationsApi = apiOf({ organisations: organisationsContract });

/** An organisation with the accounts of its contacts and what it pays: modules meet here, not in each other. */
export function OrganisationWithContacts() {
  return <OrganisationPage Contacts={ContactsSection} Contributions={BillsAndAccount} Links={ToCoverage} />;
}

/** To how its members stand, for who may read that. */
function ToCoverage({ organisationId }: { readonly organisationId: string }) {
  const t = useText();
  const { role } = useAccount();
  if (!mayOpen(audienceOf('/cakupan/organisasi'), role)) return null;
  return (
    <Button
      variant="default"
      renderRoot={(props) => (
        <Link to="/cakupan/organisasi/$organisationId" params={{ organisationId }} {...props} />
      )}
    >
      {t('members.nav')}
    </Button>
  );
}

function BillsAndAccount({ organisationId }: { readonly organisationId: string }) {
  // What the page around it has asked for.
  const organisation = useQuery({
    ...organisationsApi.organisations.show.queryOptions({ input: { organisationId } }),
    staleTime: 60_000,
  });
  return (
    <>
      {organisation.data ? (
        <GroupBills organisationId={organisationId} kind={organisation.data.kind} />
      ) : null}
      <OrganisationCertificate organisationId={organisationId} />
      <OrganisationContributions organisationId={organisationId} />
      <OrganisationLetters organisationId={organisationId} />
    </>
  );
}
