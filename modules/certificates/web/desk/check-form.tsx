import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { checkPurposes, purposeNames, readDeskBox } from '#modules/certificates/core/index.ts';
import { newKey } from '#platform/web/api-client.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { type Text, useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { deskApi, type MembershipStatus } from './desk-api.ts';

interface Draft {
  readonly box: string;
  readonly purpose: (typeof purposeNames)[number];
  readonly applicationNumber: string;
  readonly workersStated: string;
  readonly permitValidUntil: string;
}

type Faults = Readonly<Partial<Record<keyof Draft, string>>>;

const empty: Draft = {
  ...{ box: '', purpose: 'business_permit', applicationNumber: '', workersStated: '', permitValidUntil: '' },
};

/** Asks for one application; what was typed stays until the answer is there, the purpose also after it. */
export function CheckForm({ onAnswer }: { readonly onAnswer: (answer: MembershipStatus) => void }) {
  const t = useText();
  const { today } = useVisitor();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(empty);
  const [faults, setFaults] = useState<Faults>({});
  const key = useRef(newKey());
  const check = useMutation({
    mutationFn: () => deskApi.check.call(requestOf(draft), { context: { key: key.current } }),
    onSuccess: async (answer) => {
      key.current = newKey();
      setDraft({ ...empty, purpose: draft.purpose });
      onAnswer(answer);
      await queries.invalidateQueries();
    },
  });
  const set = (change: Partial<Draft>) => {
    key.current = newKey();
    setDraft({ ...draft, ...change });
  };
  return (
    <Section title={t('desk.ask')}>
      <form
        ref={useFaultFocus(faults)}
        className="desk-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found = faultsOf(draft, today, t);
          setFaults(found);
          if (Object.keys(found).length === 0) check.mutate();
        }}
      >
        <TextInput
          className="desk-box"
          label={t('desk.box')}
          description={t('desk.box.hint')}
          value={draft.box}
          error={faults.box}
          maxLength={4000}
          autoComplete="off"
          onChange={(event) => set({ box: event.currentTarget.value })}
        />
        <TextInput
          label={t('desk.application')}
          value={draft.applicationNumber}
          error={faults.applicationNumber}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => set({ applicationNumber: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('desk.purpose')}
          value={draft.purpose}
          onChange={(event) =>
            set({ purpose: purposeNames.find((one) => one === event.currentTarget.value) ?? 'other' })
          }
          data={purposeNames.map((one) => ({ value: one, label: t(`desk.purpose.${one}`) }))}
        />
        <NumberField
          label={t('desk.workers_stated')}
          value={draft.workersStated}
          error={faults.workersStated ?? null}
          onChange={(workersStated) => set({ workersStated })}
        />
        <TextInput
          type="date"
          label={t('desk.permit_until')}
          value={draft.permitValidUntil}
          error={faults.permitValidUntil}
          min={today}
          onChange={(event) => set({ permitValidUntil: event.currentTarget.value })}
        />
        <p className="desk-caution soft small">{t(`desk.caution.${checkPurposes[draft.purpose].basis}`)}</p>
        <div className="desk-box">
          <FailureNotice error={check.error} />
        </div>
        <div className="form-actions">
          <Button type="submit" loading={check.isPending}>
            {t('desk.do')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function faultsOf(
  { box, applicationNumber, workersStated, permitValidUntil }: Draft,
  today: string,
  t: Text,
): Faults {
  return {
    ...(readDeskBox(box) === null ? { box: t('desk.box.missing') } : {}),
    ...(applicationNumber.trim() === '' ? { applicationNumber: t('desk.application.missing') } : {}),
    ...(/^\d{0,7}$/.test(workersStated) ? {} : { workersStated: t('desk.workers_stated.wrong') }),
    ...(permitValidUntil !== '' && permitValidUntil < today
      ? { permitValidUntil: t('desk.permit_until.past') }
      : {}),
  };
}

function requestOf({ box, purpose, applicationNumber, workersStated, permitValidUntil }: Draft) {
  return {
    [readDeskBox(box) ?? 'npp']: box.trim(),
    ...{ purpose, applicationNumber: applicationNumber.trim() },
    ...(workersStated === '' ? {} : { workersStated: Number(workersStated) }),
    ...(permitValidUntil === '' ? {} : { permitValidUntil }),
  };
}
