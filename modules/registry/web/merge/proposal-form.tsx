import { Button, Checkbox, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';

interface ProposalFormProps {
  readonly kind: 'merge' | 'unmerge';
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onPropose: (reason: string) => void;
}

interface Faults {
  readonly reason?: string;
  readonly confirmed?: string;
}

const shortestReason = 5;

/** The reason and the confirmation of a proposal; what was typed stays on any error. */
export function ProposalForm({ kind, error, isPending, onPropose }: ProposalFormProps) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [isConfirmed, setConfirmed] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: Faults = {
      ...(reason.trim().length < shortestReason ? { reason: t('merges.reason.missing') } : {}),
      ...(isConfirmed ? {} : { confirmed: t('merges.confirm.missing') }),
    };
    setFaults(found);
    if (Object.keys(found).length === 0) onPropose(reason.trim());
  };
  return (
    <Section title={t(`merges.propose.${kind}`)}>
      <form ref={useFaultFocus(faults)} className="form" onSubmit={submit} noValidate>
        <Notice>{t('merges.second_person')}</Notice>
        <Textarea
          label={t('merges.reason')}
          description={t(`merges.reason.hint.${kind}`)}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          error={faults.reason ?? null}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Checkbox
          label={t(`merges.confirm.${kind}`)}
          checked={isConfirmed}
          error={faults.confirmed ?? null}
          aria-invalid={faults.confirmed !== undefined}
          onChange={(event) => setConfirmed(event.currentTarget.checked)}
        />
        <FailureNotice error={error} />
        <div className="form-actions">
          <Button type="submit" loading={isPending}>
            {t(`merges.propose.submit.${kind}`)}
          </Button>
        </div>
      </form>
    </Section>
  );
}
