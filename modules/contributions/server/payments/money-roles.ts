import type { Role } from '#platform/core/roles.ts';

/** Who works at the money: takes it, settles what is open, proposes to give it back. */
export const cashiers = ['office_staff', 'office_supervisor'] as const satisfies readonly Role[];

/** Who lets money go that another person proposed to give. */
export const approvers = ['office_supervisor'] as const satisfies readonly Role[];

/** Who may look at payments and books. */
export const moneyReaders = [...cashiers, 'auditor'] as const satisfies readonly Role[];
