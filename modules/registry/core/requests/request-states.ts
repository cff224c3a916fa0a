import type { Role } from '#platform/core/roles.ts';
import { type RequestKind, type RequestKindRule, requestRules } from './request-kinds.ts';

export const requestStates = ['OPEN', 'IN_PROGRESS', 'ANSWERED', 'REFUSED', 'WITHDRAWN'] as const;

export type RequestState = (typeof requestStates)[number];

/** By which way a request came: of the worker himself, at the counter, or of someone without an account. */
export type RequestChannel = 'worker' | 'office' | 'public';

/** One act on a request: from which states into which, of which kinds, and by whom. */
interface RequestActRule {
  readonly from: readonly RequestState[];
  readonly to: RequestState;
  readonly kinds: readonly RequestKind[];
  /** `answerers`: who answers that kind; `asker`: the worker himself, or the office that opened it for him. */
  readonly by: 'answerers' | 'asker';
}

const open = ['OPEN', 'IN_PROGRESS'] as const satisfies readonly RequestState[];

/** Every change of a request's state; what does not stand here cannot happen. */
export const requestActs = {
  'registry.take-request': {
    from: ['OPEN'],
    to: 'IN_PROGRESS',
    kinds: ['access', 'correction', 'complaint'],
    by: 'answerers',
  },
  'registry.make-access-copy': { from: open, to: 'IN_PROGRESS', kinds: ['access'], by: 'answerers' },
  'registry.hand-over-copy': { from: ['IN_PROGRESS'], to: 'ANSWERED', kinds: ['access'], by: 'answerers' },
  'registry.answer-request': {
    from: open,
    to: 'ANSWERED',
    kinds: ['correction', 'complaint'],
    by: 'answerers',
  },
  'registry.refuse-request': {
    from: open,
    to: 'REFUSED',
    kinds: ['access', 'correction', 'complaint'],
    by: 'answerers',
  },
  'registry.withdraw-request': {
    from: open,
    to: 'WITHDRAWN',
    kinds: ['access', 'correction', 'complaint'],
    by: 'asker',
  },
} as const satisfies Readonly<Record<string, RequestActRule>>;

export type RequestAct = keyof typeof requestActs;

export const requestActNames = [
  'registry.take-request',
  'registry.make-access-copy',
  'registry.hand-over-copy',
  'registry.answer-request',
  'registry.refuse-request',
  'registry.withdraw-request',
] as const satisfies readonly RequestAct[];

/** The state that an act leads to; null where the table lists no such way from this state for this kind. */
export function requestStateAfter(
  act: RequestAct,
  request: { readonly kind: RequestKind; readonly state: RequestState },
): RequestState | null {
  const { from, to, kinds }: RequestActRule = requestActs[act];
  return kinds.includes(request.kind) && from.includes(request.state) ? to : null;
}

/** Roles that may do an act to a request of one kind. */
export function rolesOfRequestAct(act: RequestAct, kind: RequestKind): readonly Role[] {
  const { by, kinds }: RequestActRule = requestActs[act];
  const { answers, opens }: RequestKindRule = requestRules[kind];
  if (!kinds.includes(kind)) return [];
  return by === 'asker' ? opens : answers;
}

/** Roles that may do an act to a request of some kind. */
export function rolesOfAct(act: RequestAct): readonly Role[] {
  const { kinds }: RequestActRule = requestActs[act];
  return [...new Set(kinds.flatMap((kind) => rolesOfRequestAct(act, kind)))];
}

/** True where the act belongs to the asker and somebody of that role is not him: the office takes back what it opened itself. */
export function isOfAnotherAsker(act: RequestAct, channel: RequestChannel, role: Role): boolean {
  return requestActs[act].by === 'asker' && role !== 'worker' && channel !== 'office';
}

/** The acts that somebody of that role may do to a request as it stands. */
export function openRequestActs(
  request: { readonly kind: RequestKind; readonly state: RequestState; readonly channel: RequestChannel },
  role: Role,
): RequestAct[] {
  return requestActNames.filter(
    (act) =>
      requestStateAfter(act, request) !== null &&
      rolesOfRequestAct(act, request.kind).includes(role) &&
      !isOfAnotherAsker(act, request.channel, role),
  );
}
