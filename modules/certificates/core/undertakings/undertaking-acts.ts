import type { Role } from '#platform/core/roles.ts';

/** How far an undertaking is. Filed: nobody has decided. Accepted: it stands. Kept and broken end it, by what was paid alone. */
export const undertakingStates = ['filed', 'accepted', 'refused', 'withdrawn', 'kept', 'broken'] as const;
export type UndertakingState = (typeof undertakingStates)[number];

interface UndertakingAct {
  readonly roles: readonly Role[];
  /** In which states; null: where none is open. */
  readonly from: UndertakingState | null;
  readonly to: UndertakingState;
}

const filers = ['employer', 'government_office', 'office_staff', 'office_supervisor'] as const;

/** Who does what to an undertaking, out of which state into which. What is paid does the rest. */
export const undertakingActs = {
  file: { roles: filers, from: null, to: 'filed' },
  withdraw: { roles: filers, from: 'filed', to: 'withdrawn' },
  accept: { roles: ['office_supervisor'], from: 'filed', to: 'accepted' },
  refuse: { roles: ['office_supervisor'], from: 'filed', to: 'refused' },
} as const satisfies Record<string, UndertakingAct>;

export type UndertakingActName = keyof typeof undertakingActs;

/** Who reads undertakings; whose, the scope says. */
export const undertakingReaders = [...filers, 'auditor'] as const satisfies readonly Role[];
