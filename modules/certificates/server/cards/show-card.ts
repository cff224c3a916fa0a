import type { CertificateServices } from '#modules/certificates/server/index.ts';
import { openKeyring } from '#modules/certificates/server/keys/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import { cardReaders } from './card-roles.ts';
import { type OpenedCard, openCard } from './open-card.ts';

const showing = { name: 'certificates.show-card', roles: cardReaders } as const;

/**
 * A worker's card on a screen; the look is audited.
 *
 * @throws Refusal `card.not_found`, `card.not_covered`
 */
export async function showCard(services: CertificateServices, caller: Caller, workerId: string) {
  const { code, edition } = await openAudited(services, caller, workerId, showing);
  return {
    ...{ nameMasked: edition.name_masked, kpj: edition.kpj, code, programmes: [...edition.programmes] },
    ...{ paidThrough: edition.paid_through, expiresOn: edition.expires_on, text: edition.text },
  };
}

/** Opens a card as that act, and leaves an entry about whose card it is. */
export async function openAudited(
  services: CertificateServices,
  caller: Caller,
  workerId: string,
  definition: { readonly name: string; readonly roles: typeof cardReaders },
): Promise<OpenedCard> {
  const keyring = await openKeyring(services);
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const opened = await openCard(transaction, services, keyring, workerId);
      return {
        output: opened,
        audit: {
          ...{ act: definition.name, subjectKind: 'worker', subjectId: workerId },
          areaCode: opened.areaCode,
          details: { edition: opened.edition.edition, signedNow: opened.signedNow ?? '' },
          workers: [workerId],
        },
      };
    },
  });
}
