import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';

/** To a worker's card, for those who hand cards out. */
export function CardLink({ workerId }: { readonly workerId: string }) {
  const t = useText();
  const { account } = useVisitor();
  if (account?.role === 'auditor') return null;
  return (
    <Button
      variant="default"
      renderRoot={(props) => <Link {...props} to="/pekerja/$workerId/kartu" params={{ workerId }} />}
    >
      {t('own.card.open')}
    </Button>
  );
}
