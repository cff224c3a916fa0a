import { refuseSanction } from '#modules/certificates/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { findLetter } from './case-queries.ts';
import { letterNumber } from './case-view.ts';
import { sanctionReaders } from './sanction-roles.ts';

const definition = { name: 'certificates.print-sanction-letter', roles: sanctionReaders } as const;

/**
 * One letter, the bytes that were printed; the print is audited.
 *
 * @throws Refusal `sanction.letter_not_found`
 */
export function showLetter(services: Services, caller: Caller, letterId: string): Promise<File> {
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const letter = await findLetter(transaction, letterId);
      if (!letter) throw refuseSanction('sanction.letter_not_found');
      const number = letterNumber(letter.year, letter.number);
      return {
        output: new File([new Uint8Array(letter.content)], `surat-sanksi-${number}.pdf`, {
          type: 'application/pdf',
        }),
        audit: {
          act: definition.name,
          subjectKind: 'organisation',
          subjectId: letter.organisation_id,
          areaCode: letter.area_code,
          details: { letter: number },
        },
      };
    },
  });
}
