import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Role } from '#platform/core/roles.ts';
import { Page } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { accountsApi } from './api.ts';
import { type AuthAnswer, signIn } from './auth-calls.ts';
import { DemonstrationAccounts } from './demonstration-accounts.tsx';
import { SecondStep } from './second-step.tsx';
import { SignInRefusal } from './sign-in-refusal.tsx';

/** Whose day begins with what waits for them; everybody else begins with coverage. */
const firstPages: Partial<Record<Role, string>> = { office_staff: '/tugas', office_supervisor: '/tugas' };

const demonstrationPassword = 'semesta-demo';

/** Sign-in: e-mail and password, then the second factor where there is one. */
export function SignInPage() {
  const t = useText();
  const [step, setStep] = useState<'password' | 'second_factor'>('password');
  const enter = useEntering();
  return (
    <Page title={t('accounts.sign_in.title')} lead={t('accounts.sign_in.lead')} width="reading">
      {step === 'password' ? (
        <PasswordStep onDone={enter} onSecondFactor={() => setStep('second_factor')} />
      ) : (
        <SecondStep onDone={enter} onBack={() => setStep('password')} />
      )}
    </Page>
  );
}

/** After sign-in: everything known before is forgotten and the page first asked for is opened. */
function useEntering(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { ke } = useSearch({ from: '/masuk' });
  return async () => {
    await queries.resetQueries();
    const { account } = await queries.fetchQuery(accountsApi.accounts.me.queryOptions());
    const first = (account && firstPages[account.role]) ?? '/';
    const inside = ke?.startsWith('/') && !ke.startsWith('//') ? ke : first;
    await navigate({ href: inside, replace: true });
  };
}

interface PasswordStepProps {
  readonly onDone: () => Promise<void>;
  readonly onSecondFactor: () => void;
}

function PasswordStep({ onDone, onSecondFactor }: PasswordStepProps) {
  const t = useText();
  const me = useQuery(accountsApi.accounts.me.queryOptions());
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [answer, setAnswer] = useState<AuthAnswer | 'connection' | null>(null);
  const [busy, setBusy] = useState(false);
  const enter = async (credentials: { email: string; password: string }) => {
    setBusy(true);
    setAnswer(null);
    try {
      const said = await signIn(credentials.email.trim().toLowerCase(), credentials.password);
      if (said.kind === 'done') await onDone();
      else if (said.kind === 'second_factor') onSecondFactor();
      else setAnswer(said);
    } catch {
      setAnswer('connection');
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter({ email, password }).catch(reportError);
  };
  const fill = (chosen: string) => {
    setEmail(chosen);
    setPassword(demonstrationPassword);
    enter({ email: chosen, password: demonstrationPassword }).catch(reportError);
  };
  return (
    <div className="stack">
      <form className="card form" onSubmit={submit}>
        <SignInRefusal answer={answer} />
        <TextInput
          label={t('accounts.email')}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('accounts.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('accounts.password.show') }}
        />
        <div className="form-actions">
          <Button type="submit" loading={busy}>
            {t('accounts.sign_in.submit')}
          </Button>
        </div>
        <p className="soft small">{t('accounts.sign_in.help')}</p>
        <Link to="/saya">{t('accounts.card.worker')}</Link>
      </form>
      <DemonstrationAccounts accounts={me.data?.demonstrationAccounts ?? []} busy={busy} onChoose={fill} />
    </div>
  );
}
