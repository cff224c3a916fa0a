import { z } from 'zod';
import {
  firstMonthsChoices,
  type RegistrationField,
  type RegistrationForm,
  readRegistration,
  registrationFields,
  toldByNik,
  writtenDay,
} from '#modules/registry/core/index.ts';
import type { Text } from '#platform/web/text.ts';

export type FirstMonths = (typeof firstMonthsChoices)[number];

const areaSchema = z.object({ code: z.string(), name: z.string(), kind: z.string(), pathName: z.string() });

const draftSchema = z.object({
  form: z.record(z.enum(registrationFields), z.string()),
  area: areaSchema.nullable(),
  workArea: areaSchema.nullable(),
  segment: z.enum(['BPU', 'PU']),
  organisation: z.object({ organisationId: z.string(), name: z.string() }).nullable(),
  withSavings: z.boolean(),
  firstMonths: z.literal(firstMonthsChoices),
});

/** A registration as it stands on the page. */
export type Draft = z.infer<typeof draftSchema>;

export const emptyForm: RegistrationForm = {
  nik: '',
  name: '',
  birthDate: '',
  sex: '',
  motherName: '',
  phone: '',
  areaCode: '',
  hamlet: '',
  address: '',
  occupation: '',
  workAreaCode: '',
  income: '',
  startedOn: '',
};

export const emptyDraft: Draft = {
  form: emptyForm,
  area: null,
  workArea: null,
  segment: 'BPU',
  organisation: null,
  withSavings: false,
  firstMonths: 1,
};

/** What a tab may keep of a draft: everything but the numbers that identify a person, and what the NIK alone had told. */
export function keptOf(draft: Draft, today: string): Draft {
  return { ...draft, form: { ...untold(draft.form, today), nik: '', phone: '' } };
}

/** The form without what its NIK filled in: the next NIK may be another person's. */
function untold(form: RegistrationForm, today: string): RegistrationForm {
  const told = toldByNik(form.nik, today);
  if (!told) return form;
  return {
    ...form,
    birthDate: form.birthDate === writtenDay(told.bornOn) ? '' : form.birthDate,
    sex: form.sex === told.sex ? '' : form.sex,
  };
}

/** A draft that was kept; null where it is none. */
export function draftOfKept(kept: unknown): Draft | null {
  const read = draftSchema.safeParse(kept);
  return read.success ? read.data : null;
}

/**
 * The draft with one field changed. A NIK fills in birth date and sex as long as nobody wrote something else there, and takes
 * back what it filled in while it is being mended.
 */
export function changed(draft: Draft, field: RegistrationField, value: string, today: string): Draft {
  if (field !== 'nik') return { ...draft, form: { ...draft.form, [field]: value } };
  const form = { ...untold(draft.form, today), nik: value };
  const told = toldByNik(value, today);
  if (!told) return { ...draft, form };
  return {
    ...draft,
    form: { ...form, birthDate: form.birthDate || writtenDay(told.bornOn), sex: form.sex || told.sex },
  };
}

/** The form as it is sent: areas as they were chosen. */
export function formOf({ form, area, workArea }: Draft): RegistrationForm {
  return { ...form, areaCode: area?.code ?? '', workAreaCode: workArea?.code ?? '' };
}

/** Texts beside the fields, by field. */
export type Faults = Readonly<Partial<Record<RegistrationField | 'organisation', string>>>;

export interface DraftReading {
  readonly faults: Faults;
  /** Contradictions that are taken along, by the field they stand beside. */
  readonly warnings: Faults;
  readonly bornOn: string | null;
  readonly incomeIdr: bigint | null;
}

const warningFields: Readonly<Record<string, RegistrationField>> = {
  'nik.sex_mismatch': 'sex',
  'nik.birth_date_mismatch': 'birthDate',
  'nik.unknown_region': 'nik',
  'worker.age_unusual': 'birthDate',
  'wage.below_minimum': 'income',
};

/** What of a draft does not fit yet. `hasNumbers`: NIK and telephone are known to the server already. */
export function readDraft(
  draft: Draft,
  setting: { readonly today: string; readonly hasNumbers: boolean; readonly t: Text },
): DraftReading {
  const { today, hasNumbers, t } = setting;
  const { segment, organisation } = draft;
  const read = readRegistration(formOf(draft), { segment, on: today, knownRegions: null });
  const faults: Record<string, string> = {};
  for (const { field, code } of read.faults)
    if (!(hasNumbers && code === 'nik.missing')) faults[field] ??= t(`error.${code}`);
  if (segment === 'PU' && organisation === null)
    faults.organisation = t('error.registration.employer_missing');
  const warnings: Record<string, string> = {};
  for (const code of read.warnings) {
    const field = warningFields[code];
    if (field) warnings[field] ??= t(`counter.warning.${code}`);
  }
  return { faults, warnings, bornOn: read.bornOn, incomeIdr: read.incomeIdr };
}

/** The draft of a request that is accepted: as it was written, its numbers left at the server. */
export function draftOfRequest(request: {
  readonly form: RegistrationForm;
  readonly area: Draft['area'];
  readonly withSavings: boolean;
  readonly firstMonths: FirstMonths | null;
}): Draft {
  const { form, area, withSavings, firstMonths } = request;
  return { ...emptyDraft, form, area, withSavings, firstMonths: firstMonths ?? 1 };
}
