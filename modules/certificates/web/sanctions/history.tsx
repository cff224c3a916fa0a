import { Button } from '@mantine/core';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag, type Tone } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import type { SanctionDetail } from './sanctions-api.ts';

interface Shown {
  readonly shown: SanctionDetail;
}

/** The letters as they were printed. */
export function Letters({ shown }: Shown) {
  const t = useText();
  const format = useFormat();
  if (shown.letters.length === 0) return null;
  return (
    <Section title={t('sanctions.letters')}>
      <ul className="sanction-lines">
        {shown.letters.map((letter) => (
          <li key={letter.letterId}>
            <div>
              <strong>{t(`sanctions.letter_kind.${letter.kind}`)}</strong>
              <span className="sub">
                <span className="code">{letter.number}</span> · {format.day(letter.writtenOn)} ·{' '}
                {letter.by || t('sanctions.letter.by_payment')}
              </span>
            </div>
            <Button
              component="a"
              variant="default"
              size="xs"
              href={`/api/v1/sanctions/letters/${letter.letterId}`}
              aria-label={`${t('sanctions.download')}: ${letter.number}`}
              download
            >
              {t('sanctions.download')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const stateTones = {
  proposed: 'calm',
  approved: 'good',
  refused: 'bad',
  withdrawn: 'plain',
  taken_back: 'plain',
} as const satisfies Record<SanctionDetail['steps'][number]['state'], Tone>;

/** Every step that was proposed, who proposed and who decided it. */
export function Steps({ shown }: Shown) {
  const t = useText();
  if (shown.steps.length === 0) return null;
  return (
    <Section title={t('sanctions.history')}>
      <ul className="sanction-lines">
        {shown.steps.toReversed().map((step) => (
          <li key={step.stepId}>
            <div>
              <strong>{t(`sanctions.step.${step.kind}`)}</strong>
              <StepWords step={step} />
            </div>
            <Tag tone={stateTones[step.state]}>{t(`sanctions.step_state.${step.state}`)}</Tag>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function StepWords({ step }: { readonly step: SanctionDetail['steps'][number] }) {
  const t = useText();
  const format = useFormat();
  const { decisionReason } = step;
  return (
    <>
      {step.proposedBy ? (
        <span className="sub">
          {t('sanctions.proposed_by_on', { name: step.proposedBy, day: format.day(step.proposedOn) })}
        </span>
      ) : null}
      {step.decidedOn ? (
        <span className="sub">
          {t('sanctions.decided_by_on', { name: step.decidedBy, day: format.day(step.decidedOn) })}
        </span>
      ) : null}
      {step.payment ? (
        <span className="sub">
          {t('sanctions.paid_with', {
            day: format.day(step.payment.paidOn),
            reference: step.payment.reference,
          })}
        </span>
      ) : null}
      {step.reason ? <span className="sub breakable">{step.reason}</span> : null}
      {decisionReason ? (
        <span className="sub breakable">
          {decisionReason === 'paid' ? t('sanctions.fell_away') : decisionReason}
        </span>
      ) : null}
    </>
  );
}
