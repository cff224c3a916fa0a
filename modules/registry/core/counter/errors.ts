import type { ErrorCatalogue } from '#platform/core/errors.ts';

/** What a registration form can lack; each is told beside the field that can mend it. */
export const registrationFaults = {
  'nik.missing': { status: 422 },
  'nik.malformed': { status: 422 },
  'nik.damaged': { status: 422 },
  'nik.implausible': { status: 422 },
  'name.missing': { status: 422 },
  'name.invalid': { status: 422 },
  'birth_date.missing': { status: 422 },
  'birth_date.invalid': { status: 422 },
  'worker.too_old': { status: 422 },
  'worker.too_young': { status: 422 },
  'phone.invalid': { status: 422 },
  'residence.missing': { status: 422 },
  'residence.not_a_village': { status: 422 },
  'occupation.missing': { status: 422 },
  'income.invalid': { status: 422 },
  'wage.missing': { status: 422 },
  'wage.invalid': { status: 422 },
  'started.invalid': { status: 422 },
} as const satisfies ErrorCatalogue;

export type RegistrationFaultCode = keyof typeof registrationFaults;

/** Refusals of the counter. `details.field` names the field that can mend it, `details.workerId` a person in sight. */
export const counterErrors = {
  ...registrationFaults,
  'registration.employer_missing': { status: 422 },
  'registration.segment_not_yours': { status: 403 },
  'registration.outside_scope': { status: 403 },
  'worker.already_registered': { status: 409 },
  'worker.registered_elsewhere': { status: 409 },
  'worker.unlike_known': { status: 409 },
  'worker.deceased': { status: 409 },
  'worker.answers_used_up': { status: 429 },
  'registration.request_not_found': { status: 404 },
  'registration.request_decided': { status: 409 },
  'registration.queue_full': { status: 429 },
} satisfies ErrorCatalogue;
