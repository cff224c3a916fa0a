import type { z } from 'zod';
import type { endReasons, lifeWordsSchema } from '#modules/registry/api/index.ts';
import { readPhone } from '#modules/registry/core/index.ts';
import type { WorkerView } from '#modules/registry/web/api/index.ts';
import type { Failure } from '#platform/web/failure.ts';
import type { Text } from '#platform/web/text.ts';
import type { NamedArea } from '#platform/web/visitor.ts';

export type LifeWords = z.infer<typeof lifeWordsSchema>;
export type LifeActName = LifeWords['act'];

/** Which act, and on which membership or past act where it is about one. */
export interface ChosenAct {
  readonly act: LifeActName;
  readonly membershipId?: string;
  readonly eventId?: string;
}

/** Everything that a form about a worker may hold, as it was typed. */
export interface LifeDraft {
  readonly on: string;
  readonly village: NamedArea | null;
  readonly why: (typeof endReasons)[number];
  readonly occupation: string;
  readonly declaredIncomeIdr: string;
  readonly name: string;
  readonly birthDate: string;
  readonly birthPlace: string;
  readonly sex: 'L' | 'P';
  readonly motherName: string;
  readonly address: string;
  readonly hamlet: string;
  /** Empty: stays as it is; both are shown masked and so cannot stand in the field. */
  readonly nik: string;
  readonly phone: string;
  /** The number that is known is nobody's to keep: it is taken away. */
  readonly noPhone: boolean;
  readonly reason: string;
}

export type DraftField = keyof LifeDraft;
export type Faults = Readonly<Partial<Record<DraftField, string>>>;

/** Fields of a correction that show what is known now. */
export const shownFields = [
  'name',
  'birthDate',
  'birthPlace',
  'sex',
  'motherName',
  'address',
  'hamlet',
] as const;

/** The form as it opens: what is known stands in it, save that a move asks for the new place. */
export function draftOf(worker: WorkerView, act: LifeActName): LifeDraft {
  const isMove = act === 'registry.move-worker';
  return {
    on: '',
    village: null,
    why: 'stopped_working',
    occupation: worker.occupation,
    declaredIncomeIdr: worker.declaredIncomeIdr ?? '',
    name: worker.name,
    birthDate: worker.birthDate,
    birthPlace: worker.birthPlace,
    sex: worker.sex,
    motherName: worker.motherName,
    address: isMove ? '' : worker.address,
    hamlet: isMove ? '' : worker.hamlet,
    nik: '',
    phone: '',
    noPhone: false,
    reason: '',
  };
}

/** The act in the words of the contract; call it once `faultsOf` finds nothing. */
export function wordsOf(chosen: ChosenAct, draft: LifeDraft, base: LifeDraft): LifeWords {
  const { act, membershipId = '', eventId = '' } = chosen;
  switch (act) {
    case 'registry.report-death':
      return { act, on: draft.on };
    case 'registry.move-worker':
      return {
        act,
        on: draft.on,
        villageCode: draft.village?.code ?? '',
        hamlet: draft.hamlet.trim(),
        address: draft.address.trim(),
      };
    case 'registry.change-work':
      return {
        act,
        on: draft.on,
        occupation: draft.occupation.trim(),
        declaredIncomeIdr: draft.declaredIncomeIdr.trim() || null,
      };
    case 'registry.correct-worker':
      return { act, correction: correctionOf(draft, base) };
    case 'registry.end-membership':
      return { act, membershipId, on: draft.on, why: draft.why };
    case 'registry.restart-membership':
      return { act, membershipId, on: draft.on };
    case 'registry.undo-act':
      return { act, eventId };
  }
}

/** Only what differs from what was known. */
function correctionOf(draft: LifeDraft, base: LifeDraft) {
  const changed = shownFields.filter((field) => draft[field].trim() !== base[field]);
  return {
    ...Object.fromEntries(changed.map((field) => [field, draft[field].trim()])),
    ...(draft.nik.trim() === '' ? {} : { nik: draft.nik.replace(/[\s.-]/g, '') }),
    ...phoneOf(draft),
  };
}

/** A new number, none any more, or nothing said of it. */
function phoneOf({ phone, noPhone }: LifeDraft): { readonly phone?: string } {
  if (noPhone) return { phone: '' };
  return phone.trim() === '' ? {} : { phone: phone.trim() };
}

const dated: readonly LifeActName[] = [
  'registry.report-death',
  'registry.move-worker',
  'registry.change-work',
  'registry.end-membership',
  'registry.restart-membership',
];

/** What can be seen to be wrong before anything is sent. */
export function faultsOf(
  { act }: ChosenAct,
  draft: LifeDraft,
  { t, base, today }: { readonly t: Text; readonly base: LifeDraft; readonly today: string },
): Faults {
  const found: Partial<Record<DraftField, string>> = {};
  const must = (field: DraftField, holds: boolean, key: string) => {
    if (!holds && found[field] === undefined) found[field] = t(key);
  };
  if (dated.includes(act)) {
    must('on', draft.on !== '', 'life.on.missing');
    must('on', draft.on <= today, 'life.on.future');
  }
  if (act === 'registry.move-worker') must('village', draft.village !== null, 'life.village.missing');
  if (act === 'registry.change-work') {
    must('occupation', draft.occupation.trim().length >= 2, 'life.occupation.missing');
    must('declaredIncomeIdr', /^\d{0,12}$/.test(draft.declaredIncomeIdr.trim()), 'life.income.wrong');
  }
  if (act === 'registry.correct-worker') {
    must('name', draft.name.trim() !== '', 'life.name.missing');
    must('birthDate', draft.birthDate !== '', 'life.birthDate.missing');
    must('nik', /^(\d{16})?$/.test(draft.nik.replace(/[\s.-]/g, '')), 'life.nik.wrong');
    const isPhone = draft.noPhone || draft.phone.trim() === '' || readPhone(draft.phone) !== null;
    must('phone', isPhone, 'life.phone.wrong');
    const isChanged = Object.keys(correctionOf(draft, base)).length > 0;
    must('name', isChanged, 'life.nothing_changed');
  }
  must('reason', draft.reason.trim().length >= 5, 'life.reason.missing');
  return found;
}

const fieldNames: Readonly<Record<string, DraftField>> = { villageCode: 'village' };

/** A refusal beside the field it is about; empty where it is about none. */
export function faultsOfRefusal({ details, fields, message }: Failure, t: Text): Faults {
  const named =
    typeof details === 'object' && details !== null && 'field' in details ? String(details.field) : null;
  if (named !== null) {
    const field = fieldOf(named);
    return field ? { [field]: message } : {};
  }
  const wrong = fields.flatMap((path) => fieldOf(path.split('.').at(-1) ?? '') ?? []);
  return Object.fromEntries(wrong.map((field) => [field, t('web.field.wrong')]));
}

const draftFields = [
  'on',
  'village',
  'why',
  'occupation',
  'declaredIncomeIdr',
  'nik',
  'phone',
  'reason',
  ...shownFields,
] as const satisfies readonly DraftField[];

function fieldOf(name: string): DraftField | undefined {
  const wanted = fieldNames[name] ?? name;
  return draftFields.find((field) => field === wanted);
}

/**
 * The form after someone else changed the worker: what was not touched shows what stands now, what was typed stays.
 */
export function rebased(draft: LifeDraft, base: LifeDraft, fresh: LifeDraft): LifeDraft {
  const untouched = (field: 'occupation' | 'declaredIncomeIdr' | (typeof shownFields)[number]) =>
    draft[field] === base[field] ? { [field]: fresh[field] } : {};
  return Object.assign(
    {},
    draft,
    ...(['occupation', 'declaredIncomeIdr', ...shownFields] as const).map(untouched),
  );
}
