import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Page } from '#platform/web/page.tsx';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { accountsApi } from './api.ts';

/** Behind a one-time link: the person sets the password. */
export function AcceptLinkPage() {
  const t = useText();
  const { token } = useParams({ from: '/setup/$token' });
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const accept = useMutation(accountsApi.accounts.acceptLink.mutationOptions());
  const differs = again !== '' && again !== password;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password === again) accept.mutate({ token, password });
  };
  if (accept.data) return <Accepted email={accept.data.email} />;
  return (
    <Page title={t('accounts.link.title')} lead={t('accounts.link.lead')} width="reading">
      <form className="card form" onSubmit={submit}>
        <FailureNotice error={accept.error} />
        <PasswordInput
          label={t('accounts.password.new')}
          description={t('accounts.password.rule')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('accounts.password.show') }}
        />
        <PasswordInput
          label={t('accounts.password.again')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          error={differs ? t('accounts.password.differs') : null}
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('accounts.password.show') }}
        />
        <div className="form-actions">
          <Button type="submit" loading={accept.isPending} disabled={differs}>
            {t('accounts.link.submit')}
          </Button>
        </div>
      </form>
    </Page>
  );
}

function Accepted({ email }: { readonly email: string }) {
  const t = useText();
  return (
    <Page title={t('accounts.link.title')} width="reading">
      <Notice tone="good" title={t('accounts.link.done')}>
        {t('accounts.link.done.hint', { email })} <Link to="/masuk">{t('web.nav.sign_in')}</Link>
      </Notice>
    </Page>
  );
}
