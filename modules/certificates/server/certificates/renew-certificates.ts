import type { CertificateServices } from '#modules/certificates/server/index.ts';
import { openKeyring } from '#modules/certificates/server/keys/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { certify } from './certify.ts';

/** What follows by itself when employers' standings changed: the first certificate, and a new edition for each payment. Answers how many. */
export async function renewCertificates(
  transaction: Transaction,
  services: CertificateServices,
  organisationIds: readonly string[],
): Promise<number> {
  const certified = await certify(transaction, services, organisationIds, {
    isAskedFor: false,
    issuedName: '',
    keyring: await openKeyring(services),
  });
  return certified.filter(({ signed }) => signed !== null).length;
}
