import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { rungAfter, type SanctionStepKind } from '#modules/certificates/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Section } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useClockText } from './clock-text.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { type SanctionDetail, sanctionsApi, useDeed } from './sanctions-api.ts';
import { StepDialog } from './step-dialog.tsx';

interface Shown {
  readonly shown: SanctionDetail;
}

/** What may be done now: decide over what waits, or propose what comes next, by one button. */
export function NextStep({ shown }: Shown) {
  const t = useText();
  return (
    <Section title={t('sanctions.next')}>
      {shown.proposed === null ? <ToPropose shown={shown} /> : <Waiting shown={shown} />}
    </Section>
  );
}

function Waiting({ shown }: Shown) {
  const t = useText();
  const format = useFormat();
  const [refusing, setRefusing] = useState(false);
  const step = shown.steps.find(({ state }) => state === 'proposed');
  const stepId = step?.stepId ?? '';
  const done = () => setRefusing(false);
  const approve = useDeed(() => sanctionsApi.decide.call({ stepId, verdict: 'approved', reason: '' }), done);
  const refuse = useDeed((reason: string) => {
    if (step?.isOwn) return sanctionsApi.withdraw.call({ stepId, reason });
    return sanctionsApi.decide.call({ stepId, verdict: 'refused', reason });
  }, done);
  if (!step) return null;
  const facts: [string, string][] = [
    [t('sanctions.step'), t(`sanctions.step.${step.kind}`)],
    [t('sanctions.proposed_by'), `${step.proposedBy}, ${format.day(step.proposedOn)}`],
  ];
  if (step.reason) facts.push([t('sanctions.reason'), step.reason]);
  if (step.fineIdr) facts.push([t('sanctions.fine'), format.idr(step.fineIdr)]);
  if (step.payment)
    facts.push(
      [t('sanctions.paid_on'), format.day(step.payment.paidOn)],
      [t('sanctions.reference'), step.payment.reference],
    );
  return (
    <div className="stack">
      <Facts facts={facts} />
      <p>{t(whatNext(step))}</p>
      <FailureNotice error={approve.error} />
      <div className="form-actions">
        {step.isMineToDecide ? (
          <Button loading={approve.isPending} onClick={() => approve.mutate(undefined)}>
            {t('sanctions.approve', { step: t(`sanctions.step.${step.kind}`) })}
          </Button>
        ) : null}
        {step.isMineToDecide || step.isOwn ? (
          <Button variant="default" onClick={() => setRefusing(true)}>
            {t(step.isOwn ? 'sanctions.withdraw' : 'sanctions.refuse')}
          </Button>
        ) : null}
      </div>
      {refusing ? (
        <ReasonDialog
          title={t(step.isOwn ? 'sanctions.withdraw' : 'sanctions.refuse')}
          hint={t(step.isOwn ? 'sanctions.withdraw.hint' : 'sanctions.refuse.hint')}
          isBusy={refuse.isPending}
          error={refuse.error}
          onReason={(reason) => refuse.mutate(reason)}
          onClose={() => setRefusing(false)}
        />
      ) : null}
    </div>
  );
}

function whatNext({ isMineToDecide, isOwn }: SanctionDetail['steps'][number]): string {
  if (isMineToDecide) return 'sanctions.waiting.mine';
  return isOwn ? 'sanctions.waiting.own' : 'sanctions.waiting.other';
}

function ToPropose({ shown }: Shown) {
  const t = useText();
  const clock = useClockText();
  const [chosen, setChosen] = useState<SanctionStepKind | null>(null);
  const { possible, stage, nextFrom, today } = shown;
  const rung = rungAfter(stage);
  const mayRung = rung !== null && possible.includes(rung) && nextFrom !== null && nextFrom <= today;
  const mayPay = possible.includes('fine_payment');
  const main = mayRung ? rung : mayPay ? 'fine_payment' : null;
  const others = possible.filter((kind) => kind !== main && kind !== rung);
  return (
    <div className="stack">
      <p>
        {rung === null ? t('sanctions.next.top') : `${t(`sanctions.step.${rung}`)}: `}
        {rung !== null && nextFrom !== null ? clock(nextFrom, today) : null}
      </p>
      <div className="form-actions">
        {main === null ? null : (
          <Button onClick={() => setChosen(main)}>
            {t('sanctions.propose', { step: t(`sanctions.step.${main}`) })}
          </Button>
        )}
        {others.length === 0 ? null : (
          <Menu position="bottom-start">
            <Menu.Target>
              <Button variant="default">{t('sanctions.others')}</Button>
            </Menu.Target>
            <Menu.Dropdown>
              {others.map((kind) => (
                <Menu.Item key={kind} onClick={() => setChosen(kind)}>
                  {t(`sanctions.step.${kind}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {chosen === null ? null : <StepDialog shown={shown} kind={chosen} onClose={() => setChosen(null)} />}
    </div>
  );
}
