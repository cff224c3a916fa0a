import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { newKey } from '#platform/web/api-client.ts';
import { failureOf } from '#platform/web/failure.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { Page } from '#platform/web/page.tsx';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { emptyDraft, formOf } from './draft.ts';
import { IdentityFields, PlaceFields, WorkFields } from './person-fields.tsx';
import { ProgrammeFields } from './quote-panel.tsx';
import { Review } from './review.tsx';
import { type RegistrationState, useRegistration } from './use-registration.ts';

/** Anyone without a wage asks to be registered; nothing of who is known is told here. */
export function RequestPage() {
  const t = useText();
  const [code, setCode] = useState<string | null>(null);
  return (
    <Page title={t('counter.ask.title')} lead={t('counter.ask.lead')} width="reading">
      {code ? <Asked code={code} onNext={() => setCode(null)} /> : <AskSteps onDone={setCode} />}
    </Page>
  );
}

function AskSteps({ onDone }: { readonly onDone: (code: string) => void }) {
  const t = useText();
  const state = useRegistration({ name: 'visitor.request', start: emptyDraft, hasNumbers: false });
  const [key, setKey] = useState(newKey);
  const ask = useMutation({
    ...registryApi.counter.request.mutationOptions({ context: { key } }),
    onError: (error) => {
      if (failureOf(error, t).status > 0) setKey(newKey());
      state.refused(error);
    },
    onSuccess: ({ code }) => {
      state.restart(emptyDraft);
      state.forget();
      onDone(code);
    },
  });
  if (state.step === 'fill') return <AskForm state={state} error={ask.error} onCheck={() => ask.reset()} />;
  const { withSavings, firstMonths } = state.draft;
  return (
    <Review
      state={state}
      error={ask.error}
      isPending={ask.isPending}
      confirm={t('counter.ask.send')}
      onConfirm={() => ask.mutate({ form: formOf(state.draft), withSavings, firstMonths })}
    />
  );
}

function AskForm({
  state,
  error,
  onCheck,
}: {
  readonly state: RegistrationState;
  readonly error: unknown;
  /** What was refused before is no answer to what is sent next. */
  readonly onCheck: () => void;
}) {
  const t = useText();
  const check = (event: FormEvent) => {
    onCheck();
    state.check(event);
  };
  return (
    <form ref={useFaultFocus(state.found)} className="card form counter" onSubmit={check} noValidate>
      <FailureNotice error={error} />
      <Notice>
        {t('counter.ask.who')} <Link to="/hitung">{t('counter.ask.calculator')}</Link>
      </Notice>
      <IdentityFields state={state} />
      <PlaceFields state={state} />
      <WorkFields state={state} />
      <ProgrammeFields state={state} />
      <div className="form-actions">
        <Button type="submit">{t('counter.check')}</Button>
      </div>
    </form>
  );
}

function Asked({ code, onNext }: { readonly code: string; readonly onNext: () => void }) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="card slip">
      <h2 ref={heading} tabIndex={-1}>
        {t('counter.ask.done')}
      </h2>
      <p className="request-code">{code}</p>
      <p>{t('counter.ask.done.hint')}</p>
      <div className="form-actions no-print">
        <Button variant="default" onClick={() => window.print()}>
          {t('counter.print')}
        </Button>
        <Button variant="default" onClick={onNext}>
          {t('counter.ask.another')}
        </Button>
      </div>
    </section>
  );
}
