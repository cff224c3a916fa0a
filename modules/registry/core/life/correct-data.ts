import { isPlausibleNik, parseNik, readName, readPhone } from '#modules/registry/core/lists/index.ts';
import { refusalOf } from '#platform/core/errors.ts';
import { type LifeSetting, requireLifeState } from './decide-acts.ts';
import { lifeErrors } from './errors.ts';
import type { Life, WorkerFacts } from './worker-life.ts';

const refuse = refusalOf(lifeErrors);

/** What may be corrected; a field that is not given stays. */
export const correctableFields = [
  'name',
  'birthDate',
  'birthPlace',
  'sex',
  'motherName',
  'phone',
  'address',
  'hamlet',
  'nik',
] as const satisfies readonly (keyof WorkerFacts)[];

export type Correction = Readonly<
  Partial<Record<(typeof correctableFields)[number], string | null | undefined>>
>;

/**
 * Data that were wrong, put right. What the NIK says of birth and sex is compared anew and flagged.
 *
 * @throws Refusal `worker.nothing_changed`, `worker.name_malformed`, `worker.phone_malformed`, `worker.nik_malformed`,
 * `worker.birth_in_future`, `worker.birth_after_death`, `worker.birth_after_membership`, `state.refused`
 */
export function decideCorrection({ life, today }: LifeSetting, correction: Correction): Life {
  requireLifeState('registry.correct-worker', life);
  const given = Object.fromEntries(
    correctableFields.flatMap((field) =>
      correction[field] === undefined ? [] : [[field, writtenField(field, correction[field] ?? null)]],
    ),
  );
  const facts: WorkerFacts = { ...life.facts, ...given };
  if (facts.birthDate !== life.facts.birthDate) requireBirth(life, facts.birthDate ?? '', today);
  if (correctableFields.every((field) => facts[field] === life.facts[field]))
    throw refuse('worker.nothing_changed', { field: 'name' });
  return { ...life, facts: { ...facts, flags: flagsOf(facts, today) } };
}

function writtenField(field: (typeof correctableFields)[number], typed: string | null): string | null {
  const text = (typed ?? '').trim().replace(/\s+/gu, ' ');
  switch (field) {
    case 'name':
      return nameOf(field, text);
    case 'motherName':
      return text === '' ? '' : nameOf(field, text);
    case 'phone':
      return phoneOf(text);
    case 'nik':
      if (!isPlausibleNik(text)) throw refuse('worker.nik_malformed', { field });
      return text;
    default:
      return text;
  }
}

function nameOf(field: string, text: string): string {
  const { name } = readName(text);
  if (name === null) throw refuse('worker.name_malformed', { field });
  return name;
}

function phoneOf(text: string): string | null {
  if (text === '') return null;
  const phone = readPhone(text);
  if (phone === null) throw refuse('worker.phone_malformed', { field: 'phone' });
  return phone;
}

function requireBirth(life: Life, bornOn: string, today: string): void {
  const field = 'birthDate';
  const { deceasedOn } = life.facts;
  if (bornOn > today) throw refuse('worker.birth_in_future', { field, today });
  if (deceasedOn !== null && bornOn > deceasedOn)
    throw refuse('worker.birth_after_death', { field, deceasedOn });
  const opened = life.memberships.map(({ openedOn }) => openedOn).sort()[0];
  if (opened !== undefined && bornOn > opened)
    throw refuse('worker.birth_after_membership', { field, openedOn: opened });
}

const compared: readonly string[] = ['nik.birth_date_mismatch', 'nik.sex_mismatch'];

/** The flags with those of birth date and sex set anew; the others came with the list that registered the worker. */
export function flagsOf(facts: WorkerFacts, today: string): string {
  const kept = (facts.flags ?? '').split(',').filter((flag) => flag !== '' && !compared.includes(flag));
  const parts = parseNik(facts.nik ?? '', today);
  const born = facts.birthDate ?? '';
  const differs = [
    parts !== null && parts.birthDigits !== `${born.slice(8, 10)}${born.slice(5, 7)}${born.slice(2, 4)}`,
    parts !== null && parts.sex !== facts.sex,
  ];
  return [...kept, ...compared.filter((_, place) => differs[place])].join(',');
}
