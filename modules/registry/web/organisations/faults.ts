import { z } from 'zod';
import { asksFor, type FactName, type OrganisationKind, readNpwp } from '#modules/registry/core/index.ts';
import type { Failure } from '#platform/web/failure.ts';
import type { Text } from '#platform/web/text.ts';
import { linesOf, type OrganisationDraft } from './draft.ts';

export type FormField = FactName | 'parentId' | 'reason';
export type Faults = Readonly<Partial<Record<FormField, string>>>;

const email = z.email().max(200);

/** What can be seen to be wrong before anything is sent; `before`: what stands already and need not be typed anew. */
export function faultsOf(
  kind: OrganisationKind,
  draft: OrganisationDraft,
  { t, before }: { readonly t: Text; readonly before?: OrganisationDraft },
): Faults {
  const found: Partial<Record<FormField, string>> = {};
  const must = (field: FactName, holds: boolean, key: string) => {
    if (!holds) found[field] = t(key);
  };
  const mayMiss = (field: 'npp' | 'nib' | 'workersStated', shape: RegExp) =>
    must(
      field,
      draft[field].trim() === '' || shape.test(draft[field].trim()),
      `organisations.${field}.wrong`,
    );
  must('name', draft.name.trim().length >= 2, 'organisations.name.missing');
  must('areaCode', draft.areaCode !== null, 'organisations.area.missing');
  mayMiss('npp', /^[A-Za-z0-9]{6,12}$/);
  mayMiss('nib', /^\d{13}$/);
  mayMiss('workersStated', /^(\d{1,6}|1000000)$/);
  const isKnownNpwp = draft.npwp.trim() === '' || draft.npwp === before?.npwp;
  must('npwp', isKnownNpwp || readNpwp(draft.npwp) !== null, 'organisations.npwp.wrong');
  const address = draft.contactEmail.trim();
  must(
    'contactEmail',
    address === '' || email.safeParse(address).success,
    'organisations.contactEmail.wrong',
  );
  if (asksFor(kind, 'enterprise'))
    for (const field of ['capitalIdr', 'salesIdr'] as const)
      must(field, /^\d{0,18}$/.test(draft[field].trim()), 'organisations.amount.wrong');
  if (asksFor(kind, 'sectors')) {
    const lines = linesOf(draft.sectors);
    const fit = lines.every((line) => line.length >= 2 && line.length <= 80);
    must('sectors', lines.length <= 20 && fit, 'organisations.sectors.wrong');
  }
  return found;
}

/** The field that a refusal of the server is about. */
const fieldOfCode: Readonly<Record<string, FormField>> = {
  'area.not_found': 'areaCode',
  'access.forbidden': 'areaCode',
  'organisation.npp_taken': 'npp',
  'organisation.nib_taken': 'nib',
  'organisation.npwp_taken': 'npwp',
  'organisation.npwp_malformed': 'npwp',
  'organisation.business_type_unknown': 'businessType',
  'organisation.risk_class_not_allowed': 'riskClass',
  'organisation.risk_class_differs': 'riskClassReason',
  'organisation.risk_class_reason_missing': 'riskClassReason',
  'organisation.scale_differs': 'scale',
  'organisation.duty_start_too_early': 'dutyStartedOn',
  'organisation.not_found': 'parentId',
  'organisation.parent_is_itself': 'parentId',
  'organisation.parent_lies_below': 'parentId',
  'organisation.parent_unchanged': 'parentId',
};

const holderSchema = z.object({
  number: z.enum(['NPP', 'NIB', 'NPWP']),
  name: z.string(),
  organisationId: z.uuid(),
});

export type NumberHolder = z.infer<typeof holderSchema>;

const fieldOfNumber = { NPP: 'npp', NIB: 'nib', NPWP: 'npwp' } as const;

/** A refusal beside the field it is about; empty where it is about none. */
export function faultsOfRefusal(failure: Failure, t: Text): Faults {
  const { code, message } = failure;
  const holder = holderOf(failure);
  if (holder) return { [fieldOfNumber[holder.number]]: message };
  if (code === 'access.forbidden') return { areaCode: t('organisations.area.foreign') };
  const field = fieldOfCode[code];
  if (field) return { [field]: message };
  const wrong = failure.fields.map((path) => path.split('.')[0] ?? '');
  return Object.fromEntries(wrong.map((name) => [name, t('web.field.wrong')]));
}

/** Who has the number already, where the caller may see it. */
export function holderOf({ code, details }: Failure): NumberHolder | null {
  if (code !== 'organisation.already_registered') return null;
  const holder = holderSchema.safeParse(details);
  return holder.success ? holder.data : null;
}
