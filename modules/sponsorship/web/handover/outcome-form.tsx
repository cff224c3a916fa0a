import { Button, Radio, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type HandoverOutcome, handoverOutcomes } from '#modules/sponsorship/core/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type HandoverPerson, handoverApi } from './handover-api.ts';

const asked = 'asked';
const choices = [asked, ...handoverOutcomes] as const;

interface OutcomeFormProps {
  readonly person: HandoverPerson;
  readonly onDone: () => void;
}

/** What came of it: one answer, and a word beside it. */
export function OutcomeForm({ person, onDone }: OutcomeFormProps) {
  const t = useText();
  const [chosen, setChosen] = useState<string>(person.outcome);
  const [reason, setReason] = useState(person.outcomeReason);
  const [isTried, setTried] = useState(false);
  const fault = isTried && chosen === '' ? t('handover.outcome.missing') : null;
  const faults = useMemo(() => (fault === null ? {} : { outcome: fault }), [fault]);
  const keep = useKeep(person, onDone);
  return (
    <form
      ref={useFaultFocus(faults)}
      className="stack-tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (chosen !== '') keep.mutate({ chosen, reason });
      }}
    >
      <Radio.Group label={t('handover.outcome')} value={chosen} onChange={setChosen} error={fault}>
        <div className="handover-choices">
          {choices.map((choice) => (
            <Radio
              key={choice}
              value={choice}
              label={t(`handover.outcome.${choice}`)}
              aria-invalid={fault === null ? undefined : true}
            />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t('handover.outcome.reason')}
        autosize
        minRows={2}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FailureNotice error={keep.error} />
      <div className="form-actions">
        <Button type="submit" loading={keep.isPending}>
          {t('handover.outcome.keep')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('web.close')}
        </Button>
      </div>
    </form>
  );
}

function useKeep({ workerId, termId, version }: HandoverPerson, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ chosen, reason }: { readonly chosen: string; readonly reason: string }) =>
      handoverApi.recordOutcomes.call({
        outcomes: [{ ...{ workerId, termId, version }, outcome: outcomeOf(chosen), reason: reason.trim() }],
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: handoverApi.key() });
      onDone();
    },
  });
}

/** Asked and no answer yet is an empty outcome. */
function outcomeOf(chosen: string): HandoverOutcome | '' {
  return handoverOutcomes.find((outcome) => outcome === chosen) ?? '';
}
