import { renewCertificates } from '#modules/certificates/server/certificates/index.ts';
import { noteStatusChanges } from '#modules/certificates/server/desk/index.ts';
import type { CertificateServices } from '#modules/certificates/server/index.ts';
import { liftPaid } from '#modules/certificates/server/sanctions/index.ts';
import { settleUndertakings } from '#modules/certificates/server/undertakings/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { restateStatuses } from './restate-statuses.ts';

/** Brings what it keeps up to how these employers stand now. Set-based; called again for the same employers it changes nothing. */
export type Follow = (
  transaction: Transaction,
  services: CertificateServices,
  organisationIds: readonly string[],
) => Promise<unknown>;

/** Who follows a change of an employer's standing, in this order. The name is kept where one failed. */
export interface Follower {
  readonly name: string;
  readonly follow: Follow;
}

export const followers: readonly Follower[] = [
  { name: 'restate-statuses', follow: restateStatuses },
  { name: 'renew-certificates', follow: renewCertificates },
  { name: 'settle-undertakings', follow: settleUndertakings },
  { name: 'note-status-changes', follow: noteStatusChanges },
  { name: 'lift-sanctions', follow: liftPaid },
];
