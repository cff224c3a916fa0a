import { type Compliance, judgeCompliance } from '#modules/certificates/core/index.ts';
import type { EmployerRow } from '#modules/certificates/server/employers/index.ts';
import { type Block, blocksOf } from '#modules/certificates/server/sanctions/index.ts';
import { employerStandings } from '#modules/certificates/server/standing/index.ts';
import { scales } from '#modules/registry/core/index.ts';
import { deadline, mandatoryProgrammes, type Reading, startReading } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { booksBegin, complianceFacts, type FactsRow } from './compliance-queries.ts';

type Facts = Parameters<typeof judgeCompliance>[0];

export interface JudgedEmployer {
  readonly employer: EmployerRow;
  readonly known: FactsRow;
  readonly facts: Facts;
  readonly block: Block | undefined;
  readonly compliance: Compliance;
}

/** How these employers comply on a day, in four statements however many they are; one out of the caller's scope is left out. */
export async function judgeEmployers(
  transaction: Transaction,
  employers: readonly EmployerRow[],
  on: string,
): Promise<JudgedEmployer[]> {
  const ids = employers.map(({ organisation_id }) => organisation_id);
  const standings = await employerStandings(transaction, ids, on);
  const known = await complianceFacts(transaction, ids, on);
  const blocks = await blocksOf(transaction, ids);
  const law = lawReader(on);
  const begin = await booksBegin(transaction);
  return employers.flatMap((employer) => {
    const row = known.get(employer.organisation_id);
    const standing = standings.get(employer.organisation_id);
    if (!row || !standing) return [];
    const block = blocks.get(employer.organisation_id);
    const facts: Facts = {
      ...{
        npp: employer.npp,
        knownSince: row.known_since,
        registerBy: judgedBy(law.registerBy(employer), begin),
      },
      ...{ standing, workersStated: greatestStated(employer, row), months: row.months },
      ...{ mustHave: law.mustHave(employer), held: row.programmes, lowWages: row.low_wages },
      ...{ hasCase: row.case_id !== null, isBlocked: block !== undefined },
      certificate: row.certificate === null ? 'none' : row.is_revoked ? 'revoked' : 'standing',
    };
    return [{ employer, known: row, facts, block, compliance: judgeCompliance(facts) }];
  });
}

/** What the books cannot have seen, nobody is blamed for: who had to register before they begin is taken as registered. */
function judgedBy(registerBy: string | null, begin: string | null): string | null {
  return registerBy !== null && begin !== null && registerBy >= begin ? registerBy : null;
}

function greatestStated({ workers_stated }: EmployerRow, { stated }: FactsRow): number | null {
  const numbers = [
    ...stated.map(({ workers }) => workers),
    ...(workers_stated === null ? [] : [workers_stated]),
  ];
  return numbers.length === 0 ? null : Math.max(...numbers);
}

/** What the law asks of employers on a day; each scale and each day is looked up once. */
function lawReader(on: string) {
  const reading: Reading = startReading(theLaw(), true);
  const month = on.slice(0, 7);
  const programmes = new Map<string, readonly string[]>();
  const days = new Map<string, string>();
  const must = (insured: 'firm' | 'government', scale: (typeof scales)[number] | null) =>
    mandatoryProgrammes(reading, { month, insured, scale, salesIdr: null, capitalIdr: null }).result.must;
  return {
    mustHave({ kind, scale }: EmployerRow): readonly string[] | null {
      const known = scales.find((one) => one === scale) ?? null;
      const isFirm = kind !== 'government_office' && kind !== 'village';
      if (isFirm && known === null) return null;
      const key = isFirm ? (known ?? '') : 'government';
      const found = programmes.get(key) ?? must(isFirm ? 'firm' : 'government', known);
      programmes.set(key, found);
      return found;
    },
    registerBy({ duty_started_on: day }: EmployerRow): string | null {
      if (day === null) return null;
      const found =
        days.get(day) ??
        deadline(reading, { duty: 'employer_registration', from: { day, time: null }, on: null }).result
          .dueOn;
      days.set(day, found);
      return found;
    },
  };
}
