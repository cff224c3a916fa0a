import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { Page } from '#platform/web/page.tsx';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { type AuthAnswer, askForCode, type GivenCode, signInByCard } from './auth-calls.ts';

type Trouble = Extract<AuthAnswer, { readonly message: string }> | 'connection';

/** A worker comes in: the code of his card, then a one-time code. */
export function CardSignIn() {
  const t = useText();
  const [card, setCard] = useState(codeBehindHash);
  const [given, setGiven] = useState<GivenCode | null>(null);
  // The code of a card stays in no history of a browser that others use too.
  useEffect(() => {
    if (window.location.hash !== '') window.history.replaceState(window.history.state, '', '/saya');
  }, []);
  return (
    <Page title={t('accounts.card.title')} lead={t('accounts.card.lead')} width="reading">
      {given ? (
        <CodeStep given={given} onBack={() => setGiven(null)} />
      ) : (
        <CardStep card={card} onType={setCard} onGiven={setGiven} />
      )}
    </Page>
  );
}

interface CardStepProps {
  readonly card: string;
  readonly onType: (card: string) => void;
  readonly onGiven: (given: GivenCode) => void;
}

function CardStep({ card, onType, onGiven }: CardStepProps) {
  const t = useText();
  const { demonstration } = useVisitor();
  const { trouble, busy, faults, form, run } = useStep();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(card.trim() === '' ? 'accounts.card.code.missing' : null, async () => {
      const said = await askForCode(card);
      if ('handle' in said) onGiven(said);
      else return said;
    });
  };
  return (
    <form className="card form" ref={form} onSubmit={submit} noValidate>
      <TroubleNotice trouble={trouble} />
      <TextInput
        label={t('accounts.card.code')}
        description={t('accounts.card.code.hint')}
        size="lg"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        value={card}
        error={faults.field ? t(faults.field) : undefined}
        onChange={(event) => onType(event.currentTarget.value)}
      />
      <Button type="submit" size="lg" loading={busy}>
        {t('accounts.card.ask')}
      </Button>
      <p className="soft">{t('accounts.card.no_card')}</p>
      {demonstration ? <p className="soft">{t('accounts.card.demo')}</p> : null}
    </form>
  );
}

function CodeStep({ given, onBack }: { readonly given: GivenCode; readonly onBack: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const { trouble, busy, faults, form, run } = useStep();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(/^\d{6}$/.test(code.replace(/\s/g, '')) ? null : 'accounts.card.one_time.missing', async () => {
      const said = await signInByCard(given.handle, code);
      if (said.kind !== 'done') return said;
      await queries.resetQueries();
    });
  };
  return (
    <form className="card form" ref={form} onSubmit={submit} noValidate>
      <SentNotice given={given} />
      <TroubleNotice trouble={trouble} />
      <TextInput
        label={t('accounts.card.one_time')}
        size="lg"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        maxLength={10}
        value={code}
        error={faults.field ? t(faults.field) : undefined}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" size="lg" loading={busy}>
        {t('accounts.card.enter')}
      </Button>
      <Button variant="default" size="lg" onClick={onBack}>
        {t('accounts.card.again')}
      </Button>
      {given.shownCode === null ? <p className="soft">{t('accounts.card.unsent')}</p> : null}
    </form>
  );
}

function SentNotice({ given }: { readonly given: GivenCode }) {
  const t = useText();
  const minutes = Math.round(given.validSeconds / 60);
  if (given.shownCode === null)
    return <Notice title={t('accounts.card.sent.title')}>{t('accounts.card.sent', { minutes })}</Notice>;
  return (
    <Notice tone="warn" title={t('accounts.card.shown.title', { code: given.shownCode })}>
      {t('accounts.card.shown', { minutes })}
    </Notice>
  );
}

function TroubleNotice({ trouble }: { readonly trouble: Trouble | null }) {
  const t = useText();
  if (trouble === null) return null;
  return <Notice tone="bad">{trouble === 'connection' ? t('web.error.connection') : trouble.message}</Notice>;
}

/** One step of the form: what the field lacks, else what the server says; what was typed stays. */
function useStep() {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<{ readonly field?: string }>({});
  const form = useFaultFocus(faults);
  const run = (fault: string | null, work: () => Promise<AuthAnswer | undefined>) => {
    setTrouble(null);
    setFaults(fault ? { field: fault } : {});
    if (fault) return;
    setBusy(true);
    work()
      .then((said) => {
        if (isMalformed(said)) setFaults({ field: 'error.account.card_malformed' });
        else if (said && 'message' in said) setTrouble(said);
      })
      .catch(() => setTrouble('connection'))
      .finally(() => setBusy(false));
  };
  return { trouble, busy, faults, form, run };
}

function isMalformed(said: AuthAnswer | undefined): boolean {
  return said?.kind === 'refused' && said.code === 'account.card_malformed';
}

function codeBehindHash(): string {
  return window.location.hash.replace(/[^0-9A-Za-z]/g, '').slice(0, 40);
}
