import { useEffect, useState } from 'react';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { AuthAnswer } from './auth-calls.ts';

interface Props {
  readonly answer: AuthAnswer | 'connection' | null;
}

/** Why the sign-in did not work, and what to do now. */
export function SignInRefusal({ answer }: Props) {
  const t = useText();
  if (answer === 'connection') return <Notice tone="bad">{t('web.error.connection')}</Notice>;
  if (answer?.kind === 'locked') return <Locked key={answer.seconds} seconds={answer.seconds} />;
  if (answer?.kind !== 'refused') return null;
  const known = answer.code.startsWith('account.') ? answer.message : '';
  return <Notice tone="bad">{known || t('accounts.sign_in.refused')}</Notice>;
}

/** Counts the waiting time down, so that nobody tries in vain. */
function Locked({ seconds }: { readonly seconds: number }) {
  const t = useText();
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((value) => Math.max(0, value - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  if (left === 0) return <Notice>{t('accounts.sign_in.unlocked')}</Notice>;
  const time = { minutes: Math.floor(left / 60), seconds: left % 60 };
  return (
    <Notice tone="bad" title={t('accounts.sign_in.locked.title')}>
      {t('accounts.sign_in.locked', time)}
    </Notice>
  );
}
