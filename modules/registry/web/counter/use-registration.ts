import { type FormEvent, useEffect, useState } from 'react';
import { z } from 'zod';
import type { RegistrationField } from '#modules/registry/core/index.ts';
import { forgetInTab, recallInTab, rememberInTab } from '#platform/web/browser-memory.ts';
import { failureOf } from '#platform/web/failure.ts';
import { type Text, useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { changed, type Draft, draftOfKept, type Faults, keptOf, readDraft } from './draft.ts';

export type Step = 'fill' | 'confirm';

/** A form in two steps: filled in, then read back. What was typed stays through reloads and refusals, numbers apart. */
export function useRegistration(setting: {
  readonly name: string;
  readonly start: Draft;
  readonly hasNumbers: boolean;
}) {
  const { name, start, hasNumbers } = setting;
  const t = useText();
  const { today } = useVisitor();
  const [draft, setDraft] = useState(() => draftOfKept(recallInTab(name)) ?? start);
  const [found, setFound] = useState<Faults>({});
  const [mended, setMended] = useState<readonly string[]>([]);
  const setFaults = (faults: Faults) => {
    setFound(faults);
    setMended([]);
  };
  const [step, setStep] = useState<Step>('fill');
  const [isBack, setBack] = useState(false);
  useEffect(() => rememberInTab(name, keptOf(draft, today)), [name, draft, today]);
  const reading = readDraft(draft, { today, hasNumbers, t });
  return {
    ...{ draft, step, reading, found },
    /** What was found and not touched since: a fault beside a field already mended misleads. */
    faults: withoutFields(found, mended),
    change: (field: RegistrationField, value: string) => {
      setMended((before) => [...before, field, ...(field === 'nik' ? toldFields : [])]);
      setDraft((before) => changed(before, field, value, today));
    },
    choose: (chosen: Partial<Draft>) => {
      setMended((before) => [...before, ...Object.keys(chosen).map((key) => chosenFields[key] ?? key)]);
      setDraft((before) => ({ ...before, ...chosen }));
    },
    check: (event: FormEvent) => {
      event.preventDefault();
      setFaults(reading.faults);
      if (Object.keys(reading.faults).length === 0) setStep('confirm');
    },
    isBack,
    back: () => {
      setBack(true);
      setStep('fill');
    },
    /** A refusal that names fields leads back to them. */
    refused: (error: unknown) => {
      const found = faultsOfRefusal(error, t);
      if (Object.keys(found).length === 0) return;
      setFaults(found);
      setStep('fill');
    },
    restart: (next: Draft) => {
      forgetInTab(name);
      setDraft(next);
      setFaults({});
      setStep('fill');
    },
    forget: () => forgetInTab(name),
  };
}

/** Filled in from the NIK. */
const toldFields: readonly RegistrationField[] = ['birthDate', 'sex'];
/** What is chosen stands under another name among the faults. */
const chosenFields: Readonly<Record<string, string>> = { area: 'areaCode', workArea: 'workAreaCode' };

function withoutFields(faults: Faults, fields: readonly string[]): Faults {
  return Object.fromEntries(Object.entries(faults).filter(([field]) => !fields.includes(field)));
}

export type RegistrationState = ReturnType<typeof useRegistration>;

const detailsSchema = z.object({
  field: z.string().optional(),
  faults: z.array(z.object({ field: z.string(), code: z.string() })).optional(),
});

function faultsOfRefusal(error: unknown, t: Text): Faults {
  const { message, details } = failureOf(error, t);
  const read = detailsSchema.safeParse(details);
  if (!read.success) return {};
  const { field, faults } = read.data;
  const found: Record<string, string> = {};
  for (const fault of faults ?? []) found[fault.field] ??= t(`error.${fault.code}`);
  if (field) found[field === 'organisationId' ? 'organisation' : field] ??= message;
  return found;
}
