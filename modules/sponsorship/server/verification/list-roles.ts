import { type ListState, listActs } from '#modules/sponsorship/core/index.ts';
import type { Role } from '#platform/core/roles.ts';

/** Who looks at a list as its checkers see it. */
export const listCheckers = [
  'office_staff',
  'office_supervisor',
  'government',
  'auditor',
] as const satisfies readonly Role[];

/** Who has work with lists. */
export const listWorkers = [
  'office_staff',
  'office_supervisor',
  'government',
  'village',
] as const satisfies readonly Role[];

/** In which states a list waits for a role: a village's own drafts, and what the next act of the checkers is for. */
export function statesWaitingFor(role: Role): readonly ListState[] {
  if (role === 'village') return ['draft'];
  const next = [listActs.verify, listActs.approve, listActs.bill];
  return next.flatMap(({ roles, states }) => (roles.some((one) => one === role) ? [...states] : []));
}
