import { refusalOf } from '#platform/core/errors.ts';
import type { Role } from '#platform/core/roles.ts';
import { counterErrors } from './errors.ts';

const refuse = refusalOf(counterErrors);

/** Who registers people one by one; over whom, the row policies say. */
export const registrars = [
  'office_staff',
  'office_supervisor',
  'village',
  'government_office',
  'agent_office',
  'agent',
  'employer',
  'group',
] as const satisfies readonly Role[];

const wagePayers: readonly Role[] = ['employer', 'government_office'];
const withMembers: readonly Role[] = ['agent_office', 'agent', 'group'];

/** In what a worker is enrolled: the segment, and the organisation that employs or keeps him. */
export interface Enrolment {
  readonly segment: 'PU' | 'BPU';
  readonly organisationId: string | null;
}

/** The segments in which a role enrols people; none where it registers nobody. */
export function segmentsOf(role: Role): readonly Enrolment['segment'][] {
  if (wagePayers.includes(role)) return ['PU'];
  if (role === 'village' || withMembers.includes(role)) return ['BPU'];
  return registrars.some((one) => one === role) ? ['BPU', 'PU'] : [];
}

/**
 * Settles in what a role enrols someone: its own organisation where it has one, the employer whom the office names.
 *
 * @throws Refusal `registration.segment_not_yours`, `registration.employer_missing`
 */
export function enrolmentOf(
  asker: { readonly role: Role; readonly organisationId: string | null },
  asked: Enrolment,
): Enrolment {
  const { role } = asker;
  if (!segmentsOf(role).includes(asked.segment) || (role === 'village' && asked.organisationId !== null))
    throw refuse('registration.segment_not_yours', { segment: asked.segment });
  const isOfOrganisation = wagePayers.includes(role) || withMembers.includes(role);
  const organisationId = asked.organisationId ?? (isOfOrganisation ? asker.organisationId : null);
  if (organisationId === null && (asked.segment === 'PU' || isOfOrganisation))
    throw refuse('registration.employer_missing', { field: 'organisationId' });
  return { segment: asked.segment, organisationId };
}
