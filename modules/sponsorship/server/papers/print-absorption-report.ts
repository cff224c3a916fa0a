import { moneyReaders, type PaperForm } from '#modules/sponsorship/core/index.ts';
import { findAbsorption } from '#modules/sponsorship/server/absorption/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { absorptionReport } from './absorption-report.ts';
import { printOfficial } from './official-paper.ts';
import { seenPart } from './seen-part.ts';

const definition = { name: 'sponsorship.print-absorption', roles: moneyReaders } as const;

interface Asked {
  readonly year: number;
  /** Of one source; absent: of all. */
  readonly funding?: string | undefined;
  readonly form: PaperForm;
}

/** Where the money of a source stands, as PDF or XLSX, as far as whoever prints sees it; names nobody, and says so in the journal. */
export async function printAbsorptionReport(
  services: Services,
  caller: Caller,
  { year, funding, form }: Asked,
): Promise<File> {
  const today = services.today();
  const paper = await readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const agreements = await findAbsorption(transaction, { year, today });
      return {
        output: absorptionReport({
          ...{ year, today, funding: funding ?? null },
          part: await seenPart(transaction, caller, null),
          agreements: agreements.filter(
            ({ agreement }) => funding === undefined || agreement?.funding === funding,
          ),
        }),
        audit: {
          act: definition.name,
          subjectKind: 'budget_year',
          subjectId: `${year}${funding === undefined ? '' : ` ${funding}`}`,
          details: { form, people: 0 },
        },
      };
    },
  });
  return printOfficial(services, paper, form);
}
