import { emptyContext, type RowContext } from '#platform/core/roles.ts';

/** Before it is known who asks. */
export const noBank = '00000000-0000-0000-0000-000000000000';

/** A bank sees no row of ours: the functions it is answered by ask for this role, and apply what it may know themselves. */
export function bankContext(accountId: string): RowContext {
  return { ...emptyContext, account: accountId, role: 'bank', writes: ['payments'] };
}
