import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type OrganisationKind, segmentsOf } from '#modules/registry/core/index.ts';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';

interface RegisterMemberProps {
  readonly organisationId: string;
  readonly kind: OrganisationKind;
}

/** The way to the form of one worker through this organisation: for the office, and for the organisation itself. */
export function RegisterMember({ organisationId, kind }: RegisterMemberProps) {
  const t = useText();
  const { role, organisation } = useAccount();
  const isOffice = role === 'office_staff' || role === 'office_supervisor';
  const isOwn = organisation?.organisationId === organisationId;
  if (!(isOffice || isOwn) || segmentsOf(role).length === 0) return null;
  return (
    <Button
      variant="default"
      size="xs"
      renderRoot={(props) => <Link to="/pekerja/baru" search={{ organisasi: organisationId }} {...props} />}
    >
      {t(kind === 'group' ? 'organisations.members.register' : 'organisations.workers.register')}
    </Button>
  );
}
