import type {
  LifeChange,
  LifeMembership,
  MembershipField,
  WorkerFacts,
  WorkerField,
} from '#modules/registry/core/life/index.ts';
import { lifeChanges, membershipFields } from '#modules/registry/core/life/index.ts';

/** A membership with the number on its card. */
export interface MergeMembership extends LifeMembership {
  readonly kpj: string | null;
}

/** All of one record that a merge may touch. */
export interface MergeRecord {
  readonly facts: WorkerFacts;
  readonly memberships: readonly MergeMembership[];
  /** Organisations that see the worker as their own member. */
  readonly custodians: readonly string[];
}

/** Where a membership of the merged record went: copied as a new one, or joined into an open one of the same kind. */
export interface MembershipMove {
  readonly from: string;
  readonly to: string;
  readonly how: 'copied' | 'joined';
}

/** Which record's value stands. */
export type MergeSide = 'survivor' | 'merged';

/** What is chosen between, each with the fields that belong together: nobody lives in one village's hamlet and another village. */
export const mergeFields = {
  nik: ['nik'],
  name: ['name'],
  birthDate: ['birthDate'],
  birthPlace: ['birthPlace'],
  sex: ['sex'],
  motherName: ['motherName'],
  phone: ['phone'],
  residence: ['areaCode', 'hamlet', 'address'],
  occupation: ['occupation', 'occupationGroup'],
  income: ['declaredIncomeIdr'],
  workArea: ['workAreaCode'],
  death: ['deceasedOn'],
} as const satisfies Readonly<Record<string, readonly WorkerField[]>>;

export type MergeField = keyof typeof mergeFields;

export const mergeFieldNames = [
  'nik',
  'name',
  'birthDate',
  'birthPlace',
  'sex',
  'motherName',
  'phone',
  'residence',
  'occupation',
  'income',
  'workArea',
  'death',
] as const satisfies readonly MergeField[];

export type MergeChoices = Readonly<Record<MergeField, MergeSide>>;

/** What stands unless someone chooses otherwise: the survivor's value, else the one that is known. */
export function defaultChoices(survivor: WorkerFacts, merged: WorkerFacts): MergeChoices {
  const side = (field: MergeField): MergeSide =>
    !isKnown(survivor, field) && isKnown(merged, field) ? 'merged' : 'survivor';
  return {
    nik: side('nik'),
    name: side('name'),
    birthDate: side('birthDate'),
    birthPlace: side('birthPlace'),
    sex: side('sex'),
    motherName: side('motherName'),
    phone: side('phone'),
    residence: side('residence'),
    occupation: side('occupation'),
    income: side('income'),
    workArea: side('workArea'),
    death: side('death'),
  };
}

/** True where the two records say different things. */
export function differs(survivor: WorkerFacts, merged: WorkerFacts, field: MergeField): boolean {
  return mergeFields[field].some((one) => (survivor[one] || null) !== (merged[one] || null));
}

function isKnown(facts: WorkerFacts, field: MergeField): boolean {
  return (facts[mergeFields[field][0]] ?? '') !== '';
}

/** Everything that differs between two states of one record; a membership that is gone leaves its values as they were. */
export function recordChanges(before: MergeRecord, after: MergeRecord): LifeChange[] {
  const kept = new Set(after.memberships.map(({ membershipId }) => membershipId));
  const gone = before.memberships.filter(({ membershipId }) => !kept.has(membershipId));
  return [
    ...lifeChanges(before, after),
    ...gone.flatMap((membership) =>
      membershipFields.flatMap((field: MembershipField) =>
        membership[field] === null
          ? []
          : [{ membershipId: membership.membershipId, field, was: membership[field], is: null }],
      ),
    ),
  ];
}

/** Open memberships of one kind are one: of one's own, or through the same employer. */
export function isSameKind(one: LifeMembership, other: LifeMembership): boolean {
  return (
    one.segment === other.segment && (one.segment === 'BPU' || one.organisationId === other.organisationId)
  );
}
