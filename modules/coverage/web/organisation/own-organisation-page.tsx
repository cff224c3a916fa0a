import { Button } from '@mantine/core';
import { Link, Navigate } from '@tanstack/react-router';
import { Page, Section } from '#platform/web/page.tsx';
import { Empty } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';

/** Leads an account to the members of its own organisation, whose address can be sent on; others to where one is chosen. */
export function OwnOrganisationPage() {
  const t = useText();
  const { organisation } = useAccount();
  if (organisation) {
    const { organisationId } = organisation;
    return <Navigate to="/cakupan/organisasi/$organisationId" params={{ organisationId }} replace />;
  }
  return (
    <Page title={t('members.nav')}>
      <Section title={t('members.choose')}>
        <Empty
          title={t('members.none_own')}
          action={
            <Button renderRoot={(props) => <Link to="/organisasi" {...props} />}>
              {t('members.to_organisations')}
            </Button>
          }
        >
          {t('members.none_own.hint')}
        </Empty>
      </Section>
    </Page>
  );
}
