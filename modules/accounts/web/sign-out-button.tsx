import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useText } from '#platform/web/text.ts';
import { signOut } from './auth-calls.ts';

interface Props {
  /** Where one stands afterwards. */
  readonly to?: '/masuk' | '/saya';
  readonly size?: 'sm' | 'lg';
}

/** The way out: the session ends and nothing of it stays in the browser. */
export function SignOutButton({ to = '/masuk', size = 'sm' }: Props) {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const leave = async () => {
    await signOut();
    await navigate({ to });
    await queries.resetQueries();
  };
  return (
    <Button
      variant="default"
      size={size}
      onClick={() => {
        leave().catch(reportError);
      }}
    >
      {t('accounts.sign_out')}
    </Button>
  );
}
