import { Button } from '@mantine/core';
import { useState } from 'react';
import { contractSteps } from '#modules/certificates/core/index.ts';
import { useKept } from '#modules/certificates/web/keeping/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag } from '#platform/web/page.tsx';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type ContractView, checkTones, deskApi } from './contracts-api.ts';
import { StepDialog } from './step-dialog.tsx';

type StepKind = keyof typeof contractSteps;

/** What may be done now: first the check of the firm, then the award or payment that rests on it. */
export function NextStep({ view }: { readonly view: ContractView }) {
  const t = useText();
  const format = useFormat();
  const [step, setStep] = useState<{ kind: StepKind; isOverride: boolean } | null>(null);
  const { contract, check } = view;
  if (contract.state !== 'entered' && contract.state !== 'awarded') return null;
  const kind = contract.state === 'entered' ? 'award' : 'payment';
  const end = contract.state === 'entered' ? 'cancel' : 'close';
  const isPassed =
    check !== null && check.status !== 'TIDAK_VALID' && check.nowStatus !== 'TIDAK_VALID' && !check.isUsed;
  const left = BigInt(contract.valueIdr) - BigInt(contract.paidIdr);
  const isDone = kind === 'payment' && left === 0n;
  return (
    <Section title={t(`contracts.next.${kind}`)}>
      <div className="stack">
        {isDone ? <p>{t('contracts.next.done')}</p> : <FirmCheck view={view} kind={kind} />}
        {kind === 'payment' && !isDone ? (
          <p className="soft small">{t('contracts.left', { amount: format.idr(String(left)) })}</p>
        ) : null}
        <div className="form-actions">
          {isDone ? null : (
            <Button disabled={!isPassed} onClick={() => setStep({ kind, isOverride: false })}>
              {t(`contracts.do.${kind}`)}
            </Button>
          )}
          {isDone || isPassed ? null : (
            <Button variant="default" onClick={() => setStep({ kind, isOverride: true })}>
              {t(`contracts.override.${kind}`)}
            </Button>
          )}
          <Button variant="subtle" onClick={() => setStep({ kind: end, isOverride: false })}>
            {t(`contracts.do.${end}`)}
          </Button>
        </div>
      </div>
      {step ? <StepDialog contract={contract} {...step} onClose={() => setStep(null)} /> : null}
    </Section>
  );
}

function FirmCheck({ view, kind }: { readonly view: ContractView; readonly kind: 'award' | 'payment' }) {
  const t = useText();
  const format = useFormat();
  const { contract, check, checkCarriesDays } = view;
  const asked = useKept({
    send: (_: { readonly nth: number }, key: string) =>
      deskApi.check.call(
        {
          ...{ npp: contract.npp, applicationNumber: contract.number, purpose: contractSteps[kind].check },
          ...(contract.workersStated === null ? {} : { workersStated: contract.workersStated }),
          // The office is told of changes while the contract runs.
          ...(contract.endsOn < view.today ? {} : { permitValidUntil: contract.endsOn }),
        },
        { context: { key } },
      ),
    onKept: () => undefined,
  });
  return (
    <>
      {check ? (
        <Notice tone={noticeTones[check.nowStatus]} title={t('contracts.checked', { name: contract.name })}>
          <p>
            <Tag tone={checkTones[check.nowStatus]}>{t(`contracts.check.${check.nowStatus}`)}</Tag>{' '}
            {check.reasonText}
          </p>
          <p className="small">
            {check.reference} · {format.day(check.checkedOn)}
            {check.isUsed ? ` · ${t('contracts.check.used')}` : null}
          </p>
          {check.nowStatus === 'TIDAK_VALID' ? <p>{t('contracts.way_out')}</p> : null}
        </Notice>
      ) : (
        <p>{t('contracts.unchecked', { name: contract.name, days: format.number(checkCarriesDays) })}</p>
      )}
      <FailureNotice error={asked.error} />
      <div>
        <Button
          variant={check ? 'default' : 'filled'}
          loading={asked.isPending}
          onClick={() => asked.submit({ nth: view.steps.length })}
        >
          {t(check ? 'contracts.check.again' : 'contracts.check.do')}
        </Button>
      </div>
    </>
  );
}

const noticeTones = { VALID: 'good', CONDITIONAL: 'warn', TIDAK_VALID: 'bad' } as const;
