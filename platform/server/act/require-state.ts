import { refuse } from '#platform/core/platform-errors.ts';

/** Which act is allowed in which states, as data beside the acts. */
export type StateTable<State extends string> = Readonly<Record<string, readonly State[]>>;

/** Refuses an act in a state its table does not list; the refusal names both. */
export function requireState<State extends string>(
  table: StateTable<State>,
  actName: string,
  state: State,
): void {
  if (!table[actName]?.includes(state))
    throw refuse('state.refused', { act: actName, state, allowedIn: table[actName] ?? [] });
}
