import type {
  FineMadeOf,
  OwedBill,
  SanctionLetterKind,
  SanctionPlan,
} from '#modules/certificates/core/index.ts';
import { valueOn } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { printPaper } from '#platform/server/pdf/index.ts';
import type { CaseRow } from './case-queries.ts';
import { fineOf, letterNumber, readFine } from './case-view.ts';
import { listOverdue, listParties, type Party, takeNumbers } from './debt-queries.ts';
import { sanctionLetter } from './sanction-letter.ts';

interface Letter {
  readonly kind: SanctionLetterKind;
  readonly caseId: string;
  readonly party: Party;
  /** What was found, where the case is not of arrears; empty otherwise. */
  readonly finding: string;
  readonly plan: SanctionPlan;
  readonly year: number;
  readonly number: number;
  /** Of a lifting by two persons: why; empty: everything was paid. */
  readonly reason: string;
  readonly bills: readonly OwedBill[];
  readonly fine: FineMadeOf | null;
  readonly actorName: string;
}

/** Writes the letter of a step that is approved, with the next number of the year. */
export async function writeLetter(
  services: Services,
  transaction: Transaction,
  {
    kind,
    row,
    plan,
    details,
    reason,
    actorName,
  }: {
    readonly kind: SanctionLetterKind;
    readonly row: CaseRow;
    readonly plan: SanctionPlan;
    readonly details: unknown;
    readonly reason: string;
    readonly actorName: string;
  },
) {
  const { organisation_id } = row;
  const today = services.today();
  const year = Number(today.slice(0, 4));
  const party = (await listParties(transaction, [organisation_id])).get(organisation_id);
  if (!party) throw new Error(`no party of the letter for case ${row.case_id}`);
  const bills = (await listOverdue(transaction, [organisation_id], today)).get(organisation_id) ?? [];
  const [number = 0] = await takeNumbers(transaction, year, 1);
  const letter = await printLetter(services, {
    ...{ kind, caseId: row.case_id, party, plan, year, number, reason, bills, actorName },
    finding: row.basis === 'arrears' ? '' : row.finding,
    fine: kind === 'fine' ? readFine(details) : fineOf(row),
  });
  return { letter, letterNumber: letterNumber(year, number) };
}

/** A letter as it is kept: its number and the bytes that were printed. */
export async function printLetter(services: Services, letter: Letter) {
  const { kind, caseId, year, number, actorName } = letter;
  const writtenOn = services.today();
  const content = await printPaper(
    sanctionLetter({
      ...letter,
      ...{ number: letterNumber(year, number), writtenOn, madeAt: new Date().toISOString() },
      ...{ isDemonstration: services.mode === 'demo', law: lawOn(writtenOn) },
    }),
  );
  return {
    ...{ letterId: newId(), caseId, kind, year, number, writtenOn, actorName },
    content: Buffer.from(content).toString('base64'),
  };
}

/** The numbers of the law that the letters name. */
function lawOn(day: string) {
  const number = (id: string) => Number(valueOn(theLaw(), id, day)?.value ?? Number.NaN);
  return {
    warningDays: number('sanction-warning-days'),
    fineDays: number('sanction-fine-days'),
    /** `0,1`. */
    finePercent: String(number('sanction-fine-rate') / 10_000).replace('.', ','),
  };
}
