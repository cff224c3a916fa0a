/** For how many months at once a bill may be asked for. */
export const monthsAhead = [1, 2, 3, 6, 12] as const;

export const billKinds = ['monthly', 'ahead', 'group', 'filing', 'provisional', 'sponsor'] as const;
export type BillKind = (typeof billKinds)[number];

export const billStates = ['open', 'paid', 'cancelled', 'replaced', 'expired'] as const;
export type BillState = (typeof billStates)[number];

export const billPayerKinds = ['worker', 'employer', 'group', 'sponsor'] as const;

/** Organisations that may collect what their members owe for themselves. */
export const collectingKinds = [
  'group',
  'cooperative',
  'lpd',
  'customary_village',
  'bumdes',
  'agent',
] as const;

interface BillStanding {
  readonly kind: BillKind;
  readonly state: BillState;
  readonly paidIdr: bigint;
}

/** What may be done with a bill in which state, before money is asked about. */
export function mayCancel({ kind, state, paidIdr }: BillStanding): boolean {
  return state === 'open' && paidIdr === 0n && (kind === 'monthly' || kind === 'ahead' || kind === 'group');
}
