import type { ErrorCatalogue } from '#platform/core/errors.ts';

/** Refusals about organisations. */
export const organisationErrors = {
  'organisation.not_found': { status: 404 },
  'organisation.already_registered': { status: 409 },
  'organisation.npp_taken': { status: 409 },
  'organisation.nib_taken': { status: 409 },
  'organisation.npwp_taken': { status: 409 },
  'organisation.npwp_malformed': { status: 422 },
  'organisation.changed': { status: 409 },
  'organisation.nothing_changed': { status: 422 },
  'organisation.field_not_of_kind': { status: 422 },
  'organisation.business_type_unknown': { status: 422 },
  'organisation.risk_class_not_allowed': { status: 422 },
  'organisation.risk_class_differs': { status: 422 },
  'organisation.risk_class_reason_missing': { status: 422 },
  'organisation.scale_differs': { status: 422 },
  'organisation.duty_start_too_early': { status: 422 },
  'organisation.parent_is_itself': { status: 409 },
  'organisation.parent_lies_below': { status: 409 },
  'organisation.parent_unchanged': { status: 409 },
  'business_types.faulty': { status: 422 },
} satisfies ErrorCatalogue;
