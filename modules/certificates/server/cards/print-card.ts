import { sql } from 'kysely';
import type { CertificateServices } from '#modules/certificates/server/index.ts';
import { type CardWords, cardPdf } from '#modules/certificates/server/papers/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read } from '#platform/server/act/act.ts';
import { cardReaders } from './card-roles.ts';
import { openAudited } from './show-card.ts';

const printing = { name: 'certificates.print-card', roles: cardReaders } as const;

/**
 * A worker's card as PDF, to cut out and fold; the print is audited.
 *
 * @throws Refusal `card.not_found`, `card.not_covered`
 */
export async function printCard(
  services: CertificateServices,
  caller: Caller,
  workerId: string,
): Promise<File> {
  const { code, edition } = await openAudited(services, caller, workerId, printing);
  const words = await read(services, caller, async (transaction) => {
    const { rows } = await sql<{ words: CardWords }>`
      select certificates.card_words(${edition.template_version}) as words`.execute(
      transaction.of<unknown>(),
    );
    return rows[0]?.words;
  });
  if (!words) throw new Error('a card without its template');
  const pdf = await cardPdf({ code, edition, words }, { isDemonstration: services.mode === 'demo' });
  return new File([new Uint8Array(pdf)], 'kartu-peserta.pdf', { type: 'application/pdf' });
}
