import { zipSync } from 'fflate';
import { refuseHandover } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { printPaper } from '#platform/server/pdf/index.ts';
import { handoverLetter } from './handover-letter.ts';
import { findOffice, type HandoverRow, listHandover } from './handover-queries.ts';
import { handoverReaders } from './handover-roles.ts';

const definition = { name: 'sponsorship.print-handover-letters', roles: handoverReaders } as const;

/**
 * Letters to workers whose term ends: one as PDF, several as ZIP; audited with whom they are to.
 *
 * @throws Refusal `handover.not_found` when one of them is not on the caller's hand-over list
 */
export async function printHandoverLetters(
  services: Services,
  caller: Caller,
  termIds: string,
): Promise<File> {
  const wanted = [...new Set(termIds.split(','))];
  const { people, office } = await readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const found = await listHandover(
        transaction,
        services.today(),
        { termIds: wanted },
        { after: null, limit: wanted.length },
      );
      const [first] = found;
      if (!first || found.length < wanted.length) throw refuseHandover('handover.not_found');
      return {
        output: { people: found, office: await findOffice(transaction, first.village_code) },
        audit: {
          act: definition.name,
          subjectKind: 'handover',
          subjectId: '',
          areaCode: first.village_code,
          details: { letters: found.length },
          workers: found.map(({ worker_id }) => worker_id),
        },
      };
    },
  });
  return filesOf(people, (person) =>
    printPaper(
      handoverLetter({
        ...{ person, office, today: services.today(), madeAt: new Date().toISOString() },
        ...{ isDemonstration: services.mode === 'demo', signer: caller.name },
      }),
    ),
  );
}

async function filesOf(
  people: readonly HandoverRow[],
  print: (person: HandoverRow) => Promise<Uint8Array>,
): Promise<File> {
  const letters = await Promise.all(
    people.map(
      async (person) => [`surat-peralihan-${person.term_id.slice(-8)}.pdf`, await print(person)] as const,
    ),
  );
  const [only] = letters;
  if (only && letters.length === 1)
    return new File([new Uint8Array(only[1])], only[0], { type: 'application/pdf' });
  const content = zipSync(Object.fromEntries(letters), { level: 0, mtime: '2000-01-01T00:00:00' });
  return new File([new Uint8Array(content)], 'surat-peralihan.zip', { type: 'application/zip' });
}
