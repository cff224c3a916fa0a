import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { segmentsOf } from '#modules/registry/core/index.ts';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';

/** The way to the form of one worker, for whoever registers people; of an organisation, where one is given. */
export function RegisterLink({ organisationId }: { readonly organisationId?: string | undefined }) {
  const t = useText();
  const { role } = useAccount();
  if (segmentsOf(role).length === 0) return null;
  const search = organisationId ? { organisasi: organisationId } : {};
  return (
    <Button renderRoot={(props) => <Link to="/pekerja/baru" search={search} {...props} />}>
      {t('counter.title')}
    </Button>
  );
}
