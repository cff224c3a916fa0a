/** What the check says of a candidate, from the lightest to the gravest. */
export const candidateOutcomes = ['ready', 'warning', 'fix', 'rejected'] as const;

export type CandidateOutcome = (typeof candidateOutcomes)[number];

/** Who can act on a reason; `nobody`: it is as it is, another is put in the place. */
export const candidateMenders = ['village', 'regency', 'office', 'worker', 'dukcapil', 'nobody'] as const;

export type CandidateMender = (typeof candidateMenders)[number];

interface CandidateReason {
  readonly outcome: CandidateOutcome;
  readonly mender: CandidateMender;
}

/** Every reason code of a candidate in the order in which they are shown. Codes of CONTRACT 5 keep their name. */
export const candidateReasons = {
  'worker.merged': { outcome: 'fix', mender: 'village' },
  'worker.deceased': { outcome: 'rejected', mender: 'dukcapil' },
  'worker.too_old': { outcome: 'rejected', mender: 'nobody' },
  'worker.too_young': { outcome: 'rejected', mender: 'nobody' },
  'worker.already_sponsored': { outcome: 'rejected', mender: 'nobody' },
  'worker.already_protected': { outcome: 'rejected', mender: 'nobody' },
  'worker.not_registered': { outcome: 'fix', mender: 'village' },
  'village.outside': { outcome: 'fix', mender: 'village' },
  'category.missing': { outcome: 'fix', mender: 'village' },
  'worker.also_wage_earner': { outcome: 'warning', mender: 'office' },
  'worker.also_candidate': { outcome: 'warning', mender: 'village' },
  'quota.over': { outcome: 'ready', mender: 'regency' },
} as const satisfies Readonly<Record<string, CandidateReason>>;

export type CandidateReasonCode = keyof typeof candidateReasons;

/** The outcome of a candidate with these reasons: that of the gravest; a text of no code weighs nothing. */
export function candidateOutcomeOf(reasons: readonly string[]): CandidateOutcome {
  const catalogue: Readonly<Record<string, CandidateReason>> = candidateReasons;
  const gravest = Math.max(
    0,
    ...reasons.map((code) => candidateOutcomes.indexOf(catalogue[code]?.outcome ?? 'ready')),
  );
  return candidateOutcomes[gravest] ?? 'ready';
}

/** Who can act on a reason, or null for a text of no code. */
export function menderOf(code: string): CandidateMender | null {
  const catalogue: Readonly<Record<string, CandidateReason>> = candidateReasons;
  return catalogue[code]?.mender ?? null;
}
