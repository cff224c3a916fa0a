import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { z } from 'zod';
import { failureOf } from '#platform/web/failure.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { type Text, useText } from '#platform/web/text.ts';
import { type Filing, filingsApi } from './filings-api.ts';
import { isWage } from './use-edits.ts';
import { useFilingAct } from './use-filing-act.ts';

const blank = { nik: '', name: '', birthDate: '', sex: 'L', wageIdr: '' };
type JoinDraft = typeof blank;
type JoinFaults = { readonly [Field in keyof JoinDraft]?: string };

/** Somebody who joined: registered and filed in one. */
export function JoinForm({ filing, onClose }: { readonly filing: Filing; readonly onClose: () => void }) {
  const t = useText();
  const form = useJoinForm(filing, onClose);
  const { draft, faults, change, join } = form;
  const text = (field: 'nik' | 'name' | 'birthDate') => ({
    value: draft[field],
    error: faults[field] ?? null,
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  return (
    <form ref={useFaultFocus(faults)} className="stack" onSubmit={form.submit} noValidate>
      <p className="soft">{t('filings.join.lead')}</p>
      <FailureNotice error={join.error} />
      <TextInput
        data-autofocus
        label={t('filings.join.nik')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
        {...text('nik')}
      />
      <TextInput label={t('filings.join.name')} autoComplete="off" maxLength={120} {...text('name')} />
      <TextInput
        label={t('filings.join.birth')}
        description={t('filings.join.birth.hint')}
        autoComplete="off"
        maxLength={40}
        {...text('birthDate')}
      />
      <NativeSelect
        label={t('filings.join.sex')}
        value={draft.sex}
        data={['L', 'P'].map((one) => ({ value: one, label: t(`filings.join.sex.${one}`) }))}
        onChange={(event) => change({ sex: event.currentTarget.value })}
      />
      <NumberField
        isMoney
        label={t('filings.join.wage')}
        value={draft.wageIdr}
        onChange={(wageIdr) => change({ wageIdr })}
        error={faults.wageIdr ?? null}
      />
      <div className="form-actions">
        <Button type="submit" loading={join.isPending}>
          {t('filings.join.submit')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}

function useJoinForm(filing: Filing, onClose: () => void) {
  const t = useText();
  const [draft, setDraft] = useState<JoinDraft>(blank);
  const [faults, setFaults] = useState<JoinFaults>({});
  const { filingId, version } = filing;
  const join = useFilingAct(
    () =>
      filingsApi.filings.join.call({ filingId, version, ...draft }).catch((error: unknown) => {
        setFaults(faultsOfRefusal(error, t));
        throw error;
      }),
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    join.reset();
    const found: JoinFaults = {
      ...missing(draft, t),
      ...(isWage(draft.wageIdr) ? {} : { wageIdr: t('filings.line.wage.invalid') }),
    };
    setFaults(found);
    if (Object.keys(found).length === 0) join.mutate(undefined);
  };
  const change = (values: Partial<JoinDraft>) => setDraft((now) => ({ ...now, ...values }));
  return { draft, faults, change, join, submit };
}

function missing(draft: JoinDraft, t: Text): JoinFaults {
  const empty = (['nik', 'name', 'birthDate'] as const).filter((field) => draft[field].trim() === '');
  return Object.fromEntries(empty.map((field) => [field, t('filings.field.missing')]));
}

const refusalSchema = z.object({
  field: z.string().optional(),
  faults: z.array(z.object({ field: z.string(), code: z.string() })).optional(),
});

/** The rules' own words beside the fields they are about. */
function faultsOfRefusal(error: unknown, t: Text): JoinFaults {
  const { code, details } = failureOf(error, t);
  const refusal = refusalSchema.safeParse(details);
  if (!refusal.success || (code !== 'filing.joiner_refused' && code !== 'filing.joiner_needs_review'))
    return {};
  const named = refusal.data.faults ?? (refusal.data.field ? [{ field: refusal.data.field, code: '' }] : []);
  return Object.fromEntries(
    named.map((one) => {
      const key = `reason.${one.code}`;
      const words = t(key);
      return [
        one.field === 'income' ? 'wageIdr' : one.field,
        words === key ? t('filings.field.wrong') : words,
      ];
    }),
  );
}
