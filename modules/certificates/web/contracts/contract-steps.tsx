import { Link } from '@tanstack/react-router';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag } from '#platform/web/page.tsx';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { type ContractView, checkTones } from './contracts-api.ts';

type Step = ContractView['steps'][number];

/** What was done to a contract, each award and payment with what it rests on. */
export function ContractSteps({ steps }: { readonly steps: readonly Step[] }) {
  const t = useText();
  return (
    <Section title={t('contracts.steps')}>
      {steps.length === 0 ? (
        <p className="soft">{t('contracts.steps.none')}</p>
      ) : (
        <ol className="timeline">
          {steps.map((step) => (
            <StepLine key={step.stepNo} {...step} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function StepLine(step: Step) {
  const t = useText();
  const format = useFormat();
  return (
    <li>
      <strong>{t(`contracts.step.${step.kind}`)}</strong>
      {step.amountIdr ? ` · ${format.idr(step.amountIdr)}` : null}
      <span className="soft small">
        {' '}
        {format.day(step.doneOn)} · {step.actorName}
      </span>
      {step.checkReference && step.checkStatus ? (
        <p className="small">
          <Tag tone={checkTones[step.checkStatus]}>{t(`contracts.check.${step.checkStatus}`)}</Tag>{' '}
          <Reference reference={step.checkReference} />
          {step.checkedOn ? ` · ${format.day(step.checkedOn, 'short')}` : null}
        </p>
      ) : null}
      {step.overrideReason ? (
        <Notice tone="warn" title={t('contracts.override.by', { name: step.overrideName })}>
          {step.overrideReason}
        </Notice>
      ) : null}
      {step.note ? <p className="small">{step.note}</p> : null}
    </li>
  );
}

/** Who may open the check goes to it. */
function Reference({ reference }: { readonly reference: string }) {
  const { role } = useAccount();
  if (role === 'auditor') return reference;
  return (
    <Link to="/izin/$reference" params={{ reference }}>
      {reference}
    </Link>
  );
}
