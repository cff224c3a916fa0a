import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Page } from '#platform/web/page.tsx';
import { QrImage } from '#platform/web/qr-image.tsx';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import {
  type AuthAnswer,
  beginSecondFactor,
  type SecondFactorSecret,
  verifySecondFactor,
} from './auth-calls.ts';
import { SignInRefusal } from './sign-in-refusal.tsx';

/** Sets up the second factor: password, scan, keep the backup codes, prove it with a code. */
export function SecondFactorPage() {
  const t = useText();
  const account = useAccount();
  const [secret, setSecret] = useState<SecondFactorSecret | null>(null);
  const [done, setDone] = useState(false);
  return (
    <Page title={t('accounts.second_factor')} lead={t('accounts.second_factor.lead')} width="reading">
      {account.mustSetUpSecondFactor ? <Notice tone="warn">{t('accounts.second_factor.must')}</Notice> : null}
      {done ? <Notice tone="good">{t('accounts.second_factor.done')}</Notice> : null}
      {!done && account.hasSecondFactor ? <Notice>{t('accounts.second_factor.again')}</Notice> : null}
      {!done && !secret ? <Begin onSecret={setSecret} /> : null}
      {!done && secret ? <Prove secret={secret} onDone={() => setDone(true)} /> : null}
    </Page>
  );
}

function Begin({ onSecret }: { readonly onSecret: (secret: SecondFactorSecret) => void }) {
  const t = useText();
  const [password, setPassword] = useState('');
  const [answer, setAnswer] = useState<AuthAnswer | 'connection' | null>(null);
  const begin = async () => {
    const said = await beginSecondFactor(password);
    if ('totpURI' in said) onSecret(said);
    else setAnswer(said);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin().catch(() => setAnswer('connection'));
  };
  return (
    <form className="card form" onSubmit={submit}>
      <SignInRefusal answer={answer} />
      <PasswordInput
        label={t('accounts.password')}
        description={t('accounts.second_factor.password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('accounts.password.show') }}
      />
      <div className="form-actions">
        <Button type="submit">{t('accounts.second_factor.begin')}</Button>
      </div>
    </form>
  );
}

interface ProveProps {
  readonly secret: SecondFactorSecret;
  readonly onDone: () => void;
}

function Prove({ secret, onDone }: ProveProps) {
  const t = useText();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const [answer, setAnswer] = useState<AuthAnswer | 'connection' | null>(null);
  const prove = async () => {
    const said = await verifySecondFactor(code.replaceAll(' ', ''), 'totp');
    if (said.kind !== 'done') return setAnswer(said);
    onDone();
    await queries.invalidateQueries();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    prove().catch(() => setAnswer('connection'));
  };
  const key = new URL(secret.totpURI).searchParams.get('secret') ?? '';
  return (
    <div className="stack">
      <section className="card stack-tight">
        <h2>{t('accounts.second_factor.scan')}</h2>
        <QrImage text={secret.totpURI} label={t('accounts.second_factor.scan')} />
        <p>
          {t('accounts.second_factor.key')} <span className="code">{key.replace(/(.{4})/g, '$1 ')}</span>
        </p>
      </section>
      <section className="card stack-tight">
        <h2>{t('accounts.second_factor.codes')}</h2>
        <p className="soft">{t('accounts.second_factor.codes.hint')}</p>
        <ul className="codes">
          {secret.backupCodes.map((backup) => (
            <li key={backup} className="code">
              {backup}
            </li>
          ))}
        </ul>
      </section>
      <form className="card form" onSubmit={submit}>
        <SignInRefusal answer={answer} />
        <TextInput
          label={t('accounts.code.totp')}
          description={t('accounts.second_factor.prove')}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <div className="form-actions">
          <Button type="submit">{t('accounts.second_factor.finish')}</Button>
        </div>
      </form>
    </div>
  );
}
