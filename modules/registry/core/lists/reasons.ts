import type { ListField } from './fields.ts';

/** What becomes of a row, from the lightest to the gravest. */
export const rowOutcomes = ['ready', 'warning', 'fix', 'rejected'] as const;

export type RowOutcome = (typeof rowOutcomes)[number];

/** What the rows of a list may be asked by: their outcome, or whether they are registered or wait for it. */
export const rowChoices = [...rowOutcomes, 'registered', 'waiting'] as const;
export type RowChoice = (typeof rowChoices)[number];

/**
 * Who can mend it: `sender` (whoever filled in the list), `worker` (with his identity card at hand), `dukcapil` (the civil registry),
 * `office` (the branch office), `nobody` (nothing to mend).
 */
export type Mender = 'sender' | 'worker' | 'dukcapil' | 'office' | 'nobody';

export interface ReasonDefinition {
  readonly outcome: Exclude<RowOutcome, 'ready'>;
  /** The field to look at, or null where the row as a whole is meant. */
  readonly field: ListField | null;
  readonly mender: Mender;
  /** True where only the registry can know it: `checkRows` never gives it, the server adds it with `mergeReasons`. */
  readonly needsRegistry: boolean;
}

type Grave = ReasonDefinition['outcome'];

function inList(outcome: Grave, field: ListField | null, mender: Mender): ReasonDefinition {
  return { outcome, field, mender, needsRegistry: false };
}

function inRegistry(outcome: Grave, field: ListField | null, mender: Mender): ReasonDefinition {
  return { outcome, field, mender, needsRegistry: true };
}

/** Every reason code of a list row, in the order in which reasons are shown. */
export const reasonCatalogue = {
  'nik.missing': inList('fix', 'nik', 'sender'),
  'nik.malformed': inList('fix', 'nik', 'sender'),
  'nik.damaged': inList('fix', 'nik', 'sender'),
  'nik.implausible': inList('fix', 'nik', 'worker'),
  'name.missing': inList('fix', 'name', 'sender'),
  'name.invalid': inList('fix', 'name', 'sender'),
  'birth_date.missing': inList('fix', 'birthDate', 'sender'),
  'birth_date.invalid': inList('fix', 'birthDate', 'sender'),
  'village.ambiguous': inList('fix', 'village', 'sender'),
  'village.unknown': inList('fix', 'village', 'sender'),
  'wage.missing': inList('fix', 'income', 'sender'),
  'wage.invalid': inList('fix', 'income', 'sender'),
  'worker.needs_review': inRegistry('fix', null, 'office'),
  'list.duplicate': inList('rejected', 'nik', 'sender'),
  'worker.too_old': inList('rejected', 'birthDate', 'nobody'),
  'worker.too_young': inList('rejected', 'birthDate', 'nobody'),
  'worker.already_protected': inRegistry('rejected', null, 'nobody'),
  'worker.already_sponsored': inRegistry('rejected', null, 'nobody'),
  'village.outside_scope': inList('rejected', 'village', 'sender'),
  'worker.deceased': inRegistry('rejected', null, 'dukcapil'),
  'nik.sex_mismatch': inList('warning', 'sex', 'worker'),
  'nik.birth_date_mismatch': inList('warning', 'birthDate', 'worker'),
  'nik.unknown_region': inList('warning', 'nik', 'worker'),
  'name.differs': inRegistry('warning', 'name', 'worker'),
  'phone.shared': inList('warning', 'phone', 'sender'),
  'worker.also_wage_earner': inRegistry('warning', null, 'office'),
  'worker.also_elsewhere': inRegistry('warning', null, 'office'),
  'worker.age_unusual': inList('warning', 'birthDate', 'sender'),
  'wage.below_minimum': inList('warning', 'income', 'sender'),
} as const satisfies Record<string, ReasonDefinition>;

export type ReasonCode = keyof typeof reasonCatalogue;

const gravity: Readonly<Record<RowOutcome, number>> = { ready: 0, warning: 1, fix: 2, rejected: 3 };

/** Position of each code in the catalogue, so that reasons are always listed in one order. */
const position = new Map<string, number>(Object.keys(reasonCatalogue).map((code, index) => [code, index]));

/** True for a text that is a reason code of the catalogue. */
export function isReasonCode(text: string): text is ReasonCode {
  return position.has(text);
}

/** The outcome of a row with these reasons: that of the gravest, `ready` without any (CONTRACT section 5). */
export function outcomeOf(reasons: readonly ReasonCode[]): RowOutcome {
  let gravest: RowOutcome = 'ready';
  for (const code of reasons) {
    const { outcome } = reasonCatalogue[code];
    if (gravity[outcome] > gravity[gravest]) gravest = outcome;
  }
  return gravest;
}

/**
 * Joins reasons found in the list with reasons found in the registry: each once, in catalogue order, the outcome
 * recomputed. `list.duplicate` stands alone (CONTRACT section 5).
 */
export function mergeReasons(
  existing: readonly ReasonCode[],
  added: readonly ReasonCode[],
): { outcome: RowOutcome; reasons: ReasonCode[] } {
  const all = new Set([...existing, ...added]);
  const kept = all.has('list.duplicate') ? (['list.duplicate'] satisfies ReasonCode[]) : [...all];
  const reasons = kept.sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0));
  return { outcome: outcomeOf(reasons), reasons };
}
