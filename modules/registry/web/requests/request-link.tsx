import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { mayOpenRequest } from '#modules/registry/core/index.ts';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';

/** From a worker's page to what he asks of the office, for whoever may open a request in his name. */
export function RequestLink({ workerId }: { readonly workerId: string }) {
  const t = useText();
  const { role } = useAccount();
  if (role === 'worker' || !mayOpenRequest('access', role)) return null;
  return (
    <Button
      variant="default"
      renderRoot={(props) => <Link {...props} to="/permintaan" search={{ pekerja: workerId }} />}
    >
      {t('requests.open')}
    </Button>
  );
}
