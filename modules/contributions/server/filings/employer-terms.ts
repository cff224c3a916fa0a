import { sql } from 'kysely';
import { refuseFiling, type WageRate, wageRates } from '#modules/contributions/core/index.ts';
import { kindTraits, organisationKinds, scales } from '#modules/registry/core/index.ts';
import { contributionsOf } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { rowsOf } from './filing-queries.ts';

interface EmployerRow {
  readonly organisation_id: string;
  readonly name: string;
  readonly npp: string | null;
  readonly kind: string;
  readonly risk_class: number | null;
  readonly scale: string | null;
  readonly workers_stated: number | null;
}

export interface FilingEmployer {
  readonly employerId: string;
  readonly name: string;
  readonly npp: string | null;
  readonly kind: string;
  readonly isGovernment: boolean;
  readonly lacks: readonly ('risk_class' | 'scale')[];
  /** The rates of a month; none while something lacks. */
  ratesOf(month: string): readonly WageRate[];
}

/**
 * An organisation that files wages.
 *
 * @throws Refusal `filing.employer_not_found`
 */
export async function getEmployer(transaction: Transaction, employerId: string): Promise<FilingEmployer> {
  const [row] = await rowsOf(
    transaction,
    sql<EmployerRow>`select organisation_id, name, npp, kind, risk_class, scale, workers_stated
      from registry.organisations where organisation_id = ${employerId}::uuid`,
  );
  const kind = organisationKinds.find((one) => one === row?.kind);
  const insures = kind ? kindTraits[kind].insures : null;
  if (!row || (insures !== 'firm' && insures !== 'government'))
    throw refuseFiling('filing.employer_not_found');
  const scale = scales.find((one) => one === row.scale) ?? null;
  const lacks = [
    ...(row.risk_class === null ? (['risk_class'] as const) : []),
    ...(insures === 'firm' && scale === null ? (['scale'] as const) : []),
  ];
  const terms = {
    ...({ segment: 'PU', labourIntensive: false, programmes: null, provisional: true } as const),
    ...{ riskClass: row.risk_class, employees: row.workers_stated, employerKind: insures },
    scale: insures === 'government' ? ('large' as const) : (scale ?? 'large'),
  };
  return {
    employerId: row.organisation_id,
    ...{ name: row.name, npp: row.npp, kind: row.kind, lacks, isGovernment: insures === 'government' },
    ratesOf: (month) =>
      lacks.length > 0 ? [] : wageRates(contributionsOf(theLaw()).puBill({ ...terms, month })),
  };
}
