/** Why a payment needs a person. */
export const exceptionKinds = [
  'partial',
  'over',
  'double',
  'unknown',
  'reversed',
  'expired',
  'reversal_first',
  'no_membership',
] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

/** What a person may do about it. */
export const exceptionActs = ['assign', 'name_members', 'keep', 'refund', 'attribute', 'note'] as const;
export type ExceptionAct = (typeof exceptionActs)[number];

const heldMoney = ['keep', 'refund', 'attribute'] as const;

/** Which acts each kind allows: the page offers these, and the server refuses all others. */
export const actsOfKind = {
  partial: heldMoney,
  over: heldMoney,
  double: heldMoney,
  expired: heldMoney,
  no_membership: heldMoney,
  unknown: ['assign', 'refund'],
  reversed: ['note'],
  reversal_first: ['note'],
} as const satisfies Record<ExceptionKind, readonly ExceptionAct[]>;

/** What is known of a line of the work list when someone wants to act on it. */
interface OpenException {
  readonly kind: ExceptionKind;
  readonly state: 'open' | 'settled';
  /** Someone has proposed to give the money back or to another payer, and nobody has decided. */
  readonly isWaiting: boolean;
  readonly payerKind: 'worker' | 'employer' | 'group' | 'sponsor' | null;
  readonly paymentState: string | null;
}

/** What may be done with a line now. A group's money is for the members that it names, on its bill: as its own credit it pays nobody. */
export function actsOf({
  kind,
  state,
  isWaiting,
  payerKind,
  paymentState,
}: OpenException): readonly ExceptionAct[] {
  if (state !== 'open' || isWaiting) return [];
  const acts: readonly ExceptionAct[] = actsOfKind[kind];
  if (acts.includes('note')) return acts;
  if (paymentState !== 'posted' && paymentState !== 'unidentified')
    return acts.filter((act) => act === 'keep');
  return payerKind === 'group' && kind !== 'unknown' ? ['name_members', ...acts] : acts;
}
