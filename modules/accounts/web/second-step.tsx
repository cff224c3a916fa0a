import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/web/text.ts';
import { type AuthAnswer, verifySecondFactor } from './auth-calls.ts';
import { SignInRefusal } from './sign-in-refusal.tsx';

interface Props {
  readonly onDone: () => Promise<void>;
  readonly onBack: () => void;
}

/** The six digits of the authenticator, or one of the backup codes. */
export function SecondStep({ onDone, onBack }: Props) {
  const t = useText();
  const [kind, setKind] = useState<'totp' | 'backup'>('totp');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<AuthAnswer | 'connection' | null>(null);
  const verify = async () => {
    setBusy(true);
    try {
      const said = await verifySecondFactor(code.replaceAll(' ', ''), kind);
      if (said.kind === 'done') await onDone();
      else setAnswer(said);
    } catch {
      setAnswer('connection');
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    verify().catch(reportError);
  };
  return (
    <form className="card form" onSubmit={submit}>
      <SignInRefusal answer={answer} />
      <TextInput
        label={t(`accounts.code.${kind}`)}
        description={t(`accounts.code.${kind}.hint`)}
        inputMode={kind === 'totp' ? 'numeric' : 'text'}
        autoComplete="one-time-code"
        autoFocus
        required
        withAsterisk={false}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <div className="form-actions">
        <Button type="submit" loading={busy}>
          {t('accounts.code.submit')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('web.back')}
        </Button>
      </div>
      <button
        type="button"
        className="link-button"
        onClick={() => setKind(kind === 'totp' ? 'backup' : 'totp')}
      >
        {t(kind === 'totp' ? 'accounts.code.use_backup' : 'accounts.code.use_totp')}
      </button>
    </form>
  );
}
