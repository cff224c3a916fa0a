import { Radio, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { longestTexts, type RegistrationField, toldByNik } from '#modules/registry/core/index.ts';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { AreaField } from '#modules/registry/web/fields/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { NumberField } from '#platform/web/number-field.tsx';
import { useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import type { RegistrationState } from './use-registration.ts';

interface FieldsProps {
  readonly state: RegistrationState;
}

/** One text of the form with its fault or its contradiction beside it. */
function TextField({
  state,
  field,
  label,
  hint,
  inputMode,
  isFocused = false,
}: FieldsProps & {
  readonly field: RegistrationField;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly inputMode?: 'numeric' | 'tel';
  readonly isFocused?: boolean;
}) {
  const { draft, faults, reading, change } = state;
  return (
    <TextInput
      label={label}
      description={<Hint warning={reading.warnings[field]}>{hint}</Hint>}
      value={draft.form[field]}
      error={faults[field] ?? null}
      maxLength={longestTexts[field]}
      autoComplete="off"
      autoFocus={isFocused}
      {...(inputMode ? { inputMode } : {})}
      onChange={(event) => change(field, event.currentTarget.value)}
    />
  );
}

function Hint({
  warning,
  children,
}: {
  readonly warning: string | undefined;
  readonly children?: ReactNode;
}) {
  if (!warning) return children ?? null;
  return <span className="field-warning">{warning}</span>;
}

/** Who it is, in the order in which people say it; what the NIK tells is filled in. */
export function IdentityFields({
  state,
  nikKnown,
  isNext = false,
  children,
}: FieldsProps & {
  readonly nikKnown?: string;
  /** The form of the next in the queue: the keys go on in it. */
  readonly isNext?: boolean;
  readonly children?: ReactNode;
}) {
  const t = useText();
  const { draft, faults, reading, change } = state;
  const told = useToldByNik(draft.form.nik);
  return (
    <fieldset className="fieldset">
      <legend>{t('counter.person')}</legend>
      <TextField
        state={state}
        field="nik"
        label={t('workers.nik')}
        inputMode="numeric"
        isFocused={isNext || state.isBack}
        hint={told ?? (nikKnown ? t('counter.nik.known', { nik: nikKnown }) : t('counter.nik.hint'))}
      />
      {children}
      <TextField state={state} field="name" label={t('counter.name')} />
      <div className="field-pair">
        <TextField state={state} field="birthDate" label={t('counter.born')} hint={t('counter.born.hint')} />
        <Radio.Group
          label={t('workers.sex')}
          description={<Hint warning={reading.warnings.sex}>{null}</Hint>}
          value={draft.form.sex}
          error={faults.sex ?? null}
          onChange={(sex) => change('sex', sex)}
        >
          <div className="radio-row">
            <Radio value="L" label={t('workers.sex.L')} />
            <Radio value="P" label={t('workers.sex.P')} />
          </div>
        </Radio.Group>
      </div>
      <TextField state={state} field="motherName" label={t('counter.mother')} />
      <TextField
        state={state}
        field="phone"
        label={t('counter.phone')}
        inputMode="tel"
        hint={t('counter.phone.hint')}
      />
    </fieldset>
  );
}

function useToldByNik(nik: string): string | null {
  const t = useText();
  const format = useFormat();
  const { today } = useVisitor();
  const told = toldByNik(nik, today);
  const regency = useQuery({
    ...registryApi.areas.show.queryOptions({ input: { code: told?.regencyCode ?? '00.00' } }),
    enabled: told !== null,
    retry: false,
  });
  if (!told) return null;
  const facts = { day: format.day(told.bornOn), sex: t(`counter.told.${told.sex}`) };
  return regency.data
    ? t('counter.told.regency', { ...facts, regency: regency.data.area.name })
    : t('counter.told', facts);
}

/** Where the worker lives; where he works too, unless it is the same. */
export function PlaceFields({ state }: FieldsProps) {
  const t = useText();
  const { draft, faults, choose } = state;
  return (
    <fieldset className="fieldset">
      <legend>{t('workers.residence')}</legend>
      <AreaField
        label={t('counter.village')}
        description={t('counter.village.hint')}
        level={4}
        value={draft.area}
        error={faults.areaCode ?? null}
        onChange={(area) => choose({ area })}
      />
      <div className="field-pair">
        <TextField state={state} field="hamlet" label={t('workers.hamlet')} />
        <TextField state={state} field="address" label={t('workers.address')} />
      </div>
      {draft.segment === 'BPU' ? (
        <AreaField
          label={t('workers.work_area')}
          description={t('counter.work_area.hint')}
          level={4}
          value={draft.workArea}
          error={faults.workAreaCode ?? null}
          onChange={(workArea) => choose({ workArea })}
        />
      ) : null}
    </fieldset>
  );
}

/** What he does and what he earns. */
export function WorkFields({ state }: FieldsProps) {
  const t = useText();
  const { draft, faults, reading, change } = state;
  const isPaid = draft.segment === 'PU';
  return (
    <fieldset className="fieldset">
      <legend>{t('counter.work')}</legend>
      <TextField
        state={state}
        field="occupation"
        label={t('workers.occupation')}
        hint={t('counter.occupation.hint')}
      />
      <NumberField
        label={t(isPaid ? 'counter.wage' : 'counter.income')}
        description={
          <Hint warning={reading.warnings.income}>
            {t(isPaid ? 'counter.wage.hint' : 'counter.income.hint')}
          </Hint>
        }
        value={draft.form.income}
        error={faults.income ?? null}
        isMoney
        onChange={(income) => change('income', income)}
      />
      {isPaid ? (
        <TextField
          state={state}
          field="startedOn"
          label={t('counter.started')}
          hint={t('counter.started.hint')}
        />
      ) : null}
    </fieldset>
  );
}
