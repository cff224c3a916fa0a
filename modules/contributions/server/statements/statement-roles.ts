import type { Role } from '#platform/core/roles.ts';

/** Who hands in statements of the bank. */
export const statementWriters = ['office_staff', 'office_supervisor'] as const satisfies readonly Role[];

export const statementReaders = [...statementWriters, 'auditor'] as const satisfies readonly Role[];
