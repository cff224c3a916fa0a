import { deskContract } from '#modules/certificates/api/index.ts';
import type { CheckStatus } from '#modules/certificates/core/index.ts';
import type { Role } from '#platform/core/roles.ts';
import { apiOf } from '#platform/web/api-client.ts';
import type { Tone } from '#platform/web/page.tsx';

export const deskApi = apiOf({ permitChecks: deskContract }).permitChecks;

export type MembershipStatus = Awaited<ReturnType<typeof deskApi.check.call>>;
export type CheckedView = Awaited<ReturnType<typeof deskApi.show.call>>;
export type ListedCheck = Awaited<ReturnType<typeof deskApi.list.call>>['checks'][number];

/** Who makes checks; an auditor reads them. */
export const checkers: readonly Role[] = [
  'permit_desk',
  'government_office',
  'office_staff',
  'office_supervisor',
];

export const statusTones = {
  VALID: 'good',
  TIDAK_VALID: 'bad',
  CONDITIONAL: 'warn',
} as const satisfies Record<CheckStatus, Tone>;

/** Where the printed proof of a check is fetched. */
export function proofAddress(reference: string): string {
  return `/api/v1/membership-status/${reference}/proof`;
}
