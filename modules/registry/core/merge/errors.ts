import type { ErrorCatalogue } from '#platform/core/errors.ts';

/** Refusals about two records of one person, and about taking a merge back. */
export const mergeErrors = {
  'worker.merged': { status: 409 },
  'merge.same_record': { status: 422 },
  'merge.not_found': { status: 404 },
  'merge.pending_already': { status: 409 },
  'merge.proposal_pending': { status: 409 },
  'merge.taken_back_already': { status: 409 },
  'merge.merged_again': { status: 409 },
  'merge.nik_stands': { status: 409 },
  'merge.nik_taken': { status: 409 },
  'merge.dead_with_membership': { status: 409 },
} satisfies ErrorCatalogue;
