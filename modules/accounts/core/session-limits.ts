import type { Role } from '#platform/core/roles.ts';

/** No session outlives a working day, however busy. Source: SECURITY 2.8. */
export const absoluteLimitSeconds = 12 * 3600;

/** Minutes without a request after which a session ends: agents in the field an hour, a worker on a phone that others use too a quarter, all others half of one. */
export function idleLimitMinutes(role: Role): number {
  if (role === 'worker') return 15;
  return role === 'agent' || role === 'agent_office' ? 60 : 30;
}

/** True while a session may be used. All three in milliseconds since 1970. */
export function isSessionLive(
  session: { readonly beganAt: number; readonly usedAt: number; readonly role: Role },
  now: number,
): boolean {
  const idle = idleLimitMinutes(session.role) * 60_000;
  return now - session.beganAt < absoluteLimitSeconds * 1000 && now - session.usedAt < idle;
}
