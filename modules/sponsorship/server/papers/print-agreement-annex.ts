import { theLaw } from '#modules/rules/server/index.ts';
import {
  moneyReaders,
  monthPrice,
  type PaperForm,
  type SponsorFunding,
  sponsorFundings,
} from '#modules/sponsorship/core/index.ts';
import { addMonths } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { agreementAnnex } from './agreement-annex.ts';
import {
  type AgreedProgramme,
  getAgreement,
  listCeilings,
  listProgrammes,
  listVillages,
} from './agreement-queries.ts';
import { type OfficialPaper, printOfficial } from './official-paper.ts';
import { seenPart } from './seen-part.ts';

const definition = { name: 'sponsorship.print-agreement-annex', roles: moneyReaders } as const;

interface Asked {
  readonly agreementId: string;
  readonly form: PaperForm;
}

/**
 * The annex of a working agreement as PDF or XLSX; names nobody, and says so in the journal.
 *
 * @throws Refusal `paper.not_found`
 */
export async function printAgreementAnnex(services: Services, caller: Caller, asked: Asked): Promise<File> {
  const paper = await readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => ({
      output: await writeAnnex(transaction, caller, asked.agreementId),
      audit: {
        act: definition.name,
        subjectKind: 'agreement',
        subjectId: asked.agreementId,
        details: { form: asked.form, people: 0 },
      },
    }),
  });
  return printOfficial(services, paper, asked.form);
}

async function writeAnnex(
  transaction: Transaction,
  caller: Caller,
  agreementId: string,
): Promise<OfficialPaper> {
  const agreement = await getAgreement(transaction, agreementId);
  const funding = sponsorFundings.find((one) => one === agreement.funding);
  if (!funding) throw new Error(`no such funding source: ${agreement.funding}`);
  const programmes = await listProgrammes(transaction, agreementId);
  return agreementAnnex({
    agreement,
    programmes: programmes.map((one) => ({ ...one, workerIdr: workerIdrOf(one, funding) })),
    villages: await listVillages(transaction, agreementId),
    ceilings: await listCeilings(transaction, agreementId),
    part: await seenPart(transaction, caller, agreement.area_code),
  });
}

/** A worker's whole term by the law of each of its months. */
function workerIdrOf(programme: AgreedProgramme, funding: SponsorFunding): bigint {
  const terms = { funding, baseBracket: programme.base_bracket, withSavings: programme.with_savings };
  const months = Array.from({ length: programme.months }, (_, place) =>
    addMonths(programme.start_month, place),
  );
  return months.reduce((sum, month) => sum + monthPrice(theLaw(), month, terms).priceIdr, 0n);
}
