/** draft: being written; final: billed, nothing paid; locked: something was paid of its bill. */
export const filingStates = ['draft', 'final', 'locked'] as const;
export type FilingState = (typeof filingStates)[number];

/** What may be done with a filing in which state. */
export const filingActs = {
  'contributions.change-wages': ['draft'],
  'contributions.take-payroll': ['draft'],
  'contributions.file-joiner': ['draft'],
  'contributions.correct-month': ['draft'],
  'contributions.finalise-filing': ['draft'],
  'contributions.reopen-filing': ['final'],
} as const satisfies Readonly<Record<string, readonly FilingState[]>>;

/** A final filing locks with the first rupiah of its bill, and is open to changes again when that payment is taken back. */
export function filingState(kept: 'draft' | 'final' | 'locked', paidIdr: bigint): FilingState {
  return kept === 'final' && paidIdr > 0n ? 'locked' : kept;
}

/** Why somebody left his employer, as the registry keeps it. */
export const leaveReasons = ['stopped_working', 'changed_job', 'left_area', 'own_wish', 'other'] as const;
export type LeaveReason = (typeof leaveReasons)[number];

export const lineChanges = ['same', 'joined', 'changed', 'left', 'adjusted'] as const;
