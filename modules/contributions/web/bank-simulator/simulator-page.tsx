import { Button, TextInput } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { BankPlay } from '#modules/contributions/api/index.ts';
import { readPaymentCode, shownPaymentCode } from '#modules/contributions/core/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { Page, Section } from '#platform/web/page.tsx';
import { FailureNotice, Loading, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { Conversation } from './conversation.tsx';
import { useSimulator } from './use-simulator.ts';
import './simulator.css';

const faultyPlays = ['wrong_amount', 'repeat', 'same_external_id', 'wrong_signature', 'stale_time'] as const;

/** A bank to try the door of banks with: pays a bill by its code, and shows every message. Belongs into the demonstration alone. */
export function BankSimulatorPage() {
  const t = useText();
  return (
    <Page title={t('simulator.title')} lead={t('simulator.lead')} width="reading">
      <div className="stack">
        <Notice tone="warn" title={t('simulator.notice.title')}>
          {t('simulator.notice')}
        </Notice>
        <Simulator />
      </div>
    </Page>
  );
}

function Simulator() {
  const t = useText();
  const { kode = '' } = useSearch({ strict: false });
  const [typed, setTyped] = useState(typeof kode === 'string' ? shownPaymentCode(kode) : '');
  const [faults, setFaults] = useState<{ readonly code?: string }>({});
  const form = useFaultFocus(faults);
  const { play, played, isPlaying } = useSimulator();
  const ask = (what: BankPlay) => {
    const code = readPaymentCode(typed);
    setFaults(code === null ? { code: 'simulator.code.invalid' } : {});
    if (code !== null) play(code, what);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask('pay');
  };
  return (
    <>
      <form className="card form simulator-form" ref={form} onSubmit={submit} noValidate>
        <TextInput
          label={t('simulator.code')}
          description={t('simulator.code.hint')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={faults.code ? t(faults.code) : null}
          inputMode="numeric"
          autoComplete="off"
          maxLength={30}
        />
        <div className="form-actions">
          <Button type="submit" loading={isPlaying}>
            {t('simulator.pay')}
          </Button>
        </div>
      </form>
      <Section title={t('simulator.faults')}>
        <FaultyPlays onPlay={ask} isPlaying={isPlaying} />
      </Section>
      <div aria-live="polite" className="stack">
        <FailureNotice error={played.error} />
        {isPlaying ? <Loading lines={4} /> : null}
        {played.data && !isPlaying ? (
          <>
            <Conversation exchanges={played.data.exchanges} />
            <BackToBill code={played.variables.code} />
          </>
        ) : null}
      </div>
    </>
  );
}

/** Whoever is signed in came from a bill, and sees there what became of it. */
function BackToBill({ code }: { readonly code: string }) {
  const t = useText();
  const { account } = useVisitor();
  if (!account) return null;
  return (
    <p>
      <Link to="/tagihan/$code" params={{ code }}>
        {t('simulator.bill')}
      </Link>
    </p>
  );
}

interface FaultyPlaysProps {
  readonly onPlay: (what: BankPlay) => void;
  readonly isPlaying: boolean;
}

function FaultyPlays({ onPlay, isPlaying }: FaultyPlaysProps) {
  const t = useText();
  return (
    <ul className="plain simulator-faults">
      {faultyPlays.map((what) => (
        <li key={what}>
          <Button
            variant="default"
            disabled={isPlaying}
            onClick={() => onPlay(what)}
            aria-describedby={`simulator-${what}`}
          >
            {t(`simulator.play.${what}`)}
          </Button>
          <p id={`simulator-${what}`}>{t(`simulator.play.${what}.hint`)}</p>
        </li>
      ))}
    </ul>
  );
}
