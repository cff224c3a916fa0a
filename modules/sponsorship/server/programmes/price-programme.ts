import { theLaw } from '#modules/rules/server/index.ts';
import {
  costOf,
  faultOfMonths,
  type LeftOutReason,
  leftOutReasons,
  monthPrice,
  monthsOf,
  type ProgrammeCost,
  refuseProgramme,
} from '#modules/sponsorship/core/index.ts';
import { isWithin } from '#platform/core/area-code.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { listFree, type PlanRow, planVillages } from './programme-queries.ts';
import { readAs } from './read-as.ts';
import { getAgreement } from './show-sponsors.ts';
import { type AgreementRow, findLevel } from './sponsor-queries.ts';

/** What decides the cost of a programme. */
export interface CostTerms {
  readonly agreementId: string;
  readonly areaCode: string;
  readonly quotaPerVillage: number;
  readonly months: number;
  readonly startMonth: string;
  readonly baseBracket: number;
  readonly withSavings: boolean;
}

/**
 * What a programme would cost by the law of each month, beside what its budgets hold free.
 *
 * @throws Refusal `agreement.not_found`, `agreement.ended`, `programme.start_past`, `programme.start_too_far`, `programme.agreement_ends`, `programme.area_*`
 */
export function priceProgramme(services: Services, caller: Caller, terms: CostTerms) {
  return readAs(services, caller, async (transaction) => {
    const agreement = await requireFit(transaction, terms, services.today());
    const plan = await planVillages(transaction, terms);
    const free = await listFree(transaction, terms);
    const used = new Set(plan.map(({ budgetId }) => budgetId));
    const paying = free.filter(({ budgetId }) => used.has(budgetId));
    const cost = costOfPlan({ ...terms, funding: agreement.funding }, plan, paying);
    const names = new Map(plan.map(({ code, name }) => [code, name]));
    return {
      villages: cost.villages,
      workers: cost.workers,
      workerMonths: cost.workerMonths,
      workerIdr: String(cost.workerIdr),
      totalIdr: String(cost.totalIdr),
      byMonth: cost.byMonth.map((line) => ({
        month: line.month,
        priceIdr: String(line.priceIdr),
        totalIdr: String(line.totalIdr),
        relief: { ...line.relief },
        isProvisional: line.isProvisional,
      })),
      leftOut: plan.flatMap(leftOutView),
      freeIdr: String(paying.reduce((sum, { freeIdr }) => sum + freeIdr, 0n)),
      missingIdr: String(missingOf(cost)),
      short: cost.short.map((one) => ({
        villageCode: one.villageCode,
        villageName: names.get(one.villageCode) ?? '',
        freeIdr: String(one.freeIdr),
        missingIdr: String(one.missingIdr),
      })),
    };
  });
}

/** The agreement of the terms, where they fit it and the calendar. */
export async function requireFit(
  transaction: Transaction,
  terms: Pick<CostTerms, 'agreementId' | 'areaCode' | 'months' | 'startMonth'>,
  today: string,
): Promise<AgreementRow> {
  const agreement = await getAgreement(transaction, terms.agreementId);
  if (agreement.state === 'ended') throw refuseProgramme('agreement.ended');
  if (!isWithin(terms.areaCode, agreement.area_code))
    throw refuseProgramme('programme.area_outside', { area: agreement.area_name });
  const level = await findLevel(transaction, terms.areaCode);
  if (level === null || level > 4) throw refuseProgramme('programme.area_unknown');
  requireMonths(terms, agreement, today);
  return agreement;
}

/** @throws Refusal where the months lie in the past, too far ahead, or outside the agreement */
export function requireMonths(
  { startMonth, months }: Pick<CostTerms, 'startMonth' | 'months'>,
  agreement: Pick<AgreementRow, 'valid_from' | 'valid_to'>,
  today: string,
): void {
  const { valid_from: validFrom, valid_to: validTo } = agreement;
  const fault = faultOfMonths({ startMonth, months, validFrom, validTo, today });
  if (fault) throw refuseProgramme(fault.code, fault.details);
}

/** The cost of villages that are planned or stand. */
export function costOfPlan(
  terms: Pick<CostTerms, 'startMonth' | 'months' | 'baseBracket' | 'withSavings'> &
    Pick<AgreementRow, 'funding'>,
  plan: readonly PlanRow[],
  free: Parameters<typeof costOf>[2],
): ProgrammeCost {
  const law = theLaw();
  const prices = monthsOf(terms).map((month) => monthPrice(law, month, terms));
  return costOf(prices, plan, free);
}

/** What all budgets together lack. */
export function missingOf({ short }: Pick<ProgrammeCost, 'short'>): bigint {
  return short.reduce((sum, { missingIdr }) => sum + missingIdr, 0n);
}

function leftOutView({ code, name, leftOut }: PlanRow) {
  const reason: LeftOutReason | undefined = leftOutReasons.find((one) => one === leftOut);
  return reason ? [{ villageCode: code, villageName: name, reason }] : [];
}
