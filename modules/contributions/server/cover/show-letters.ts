import { zipSync } from 'fflate';
import { refuseCover } from '#modules/contributions/core/index.ts';
import { refuse } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, readPeople, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { ageingReaders } from './arrears-roles.ts';
import { letterNumber, letterOf, listDebtors, listLetterFiles, listLetters } from './letter-queries.ts';

const showing = { name: 'contributions.show-letters', roles: ageingReaders } as const;
const printing = { name: 'contributions.print-letter', roles: ageingReaders } as const;

/**
 * Letters to an employer, newest first.
 *
 * @throws Refusal `organisation.not_found`
 */
export async function showLetters(services: Services, caller: Caller, organisationId: string) {
  requireRole(showing, caller);
  return read(services, caller, async (transaction) => {
    const [debtor] = await listDebtors(transaction, [organisationId]);
    if (!debtor) throw refuse('organisation.not_found');
    return { letters: (await listLetters(transaction, [organisationId])).map(letterOf) };
  });
}

/**
 * One letter, the bytes that were printed.
 *
 * @throws Refusal `letter.not_found`
 */
export async function printLetter(services: Services, caller: Caller, letterId: string): Promise<File> {
  const [letter] = await letterFiles(services, caller, [letterId]);
  if (!letter) throw refuseCover('letter.not_found');
  return new File([new Uint8Array(letter.content)], letter.name, { type: 'application/pdf' });
}

/**
 * Several letters in one ZIP; the same letters are the same bytes.
 *
 * @throws Refusal `letter.not_found` when one of them is not in sight
 */
export async function printLettersTogether(
  services: Services,
  caller: Caller,
  letterIds: string,
): Promise<File> {
  const letters = await letterFiles(services, caller, [...new Set(letterIds.split(','))]);
  const files = Object.fromEntries(letters.map(({ name, content }) => [name, new Uint8Array(content)]));
  // A fixed time, for the archive writes one down: the letters say their own day.
  const content = zipSync(files, { level: 0, mtime: '2000-01-01T00:00:00' });
  return new File([new Uint8Array(content)], 'surat-tunggakan.zip', { type: 'application/zip' });
}

function letterFiles(services: Services, caller: Caller, letterIds: readonly string[]) {
  return readPeople(services, {
    act: printing,
    caller,
    perform: async (transaction) => {
      const letters = await listLetterFiles(transaction, letterIds);
      if (letters.length < letterIds.length) throw refuseCover('letter.not_found');
      return {
        output: letters.map((letter) => ({
          name: `surat-tunggakan-${letterNumber(letter.year, letter.number)}.pdf`,
          content: letter.content,
        })),
        audit: {
          act: printing.name,
          subjectKind: 'organisation',
          subjectId: letters.length === 1 ? (letters[0]?.organisation_id ?? '') : '',
          details: { letters: letters.map(({ year, number }) => letterNumber(year, number)) },
        },
      };
    },
  });
}
