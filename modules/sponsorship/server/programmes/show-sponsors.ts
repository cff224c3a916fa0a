import { refuseProgramme } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { programmeKeepers } from './programme-roles.ts';
import { readAs } from './read-as.ts';
import {
  type AgreementRow,
  listAgreements,
  listBudgets,
  listSponsors,
  listYears,
} from './sponsor-queries.ts';
import { agreementView, budgetView, sponsorView } from './sponsor-view.ts';

/** Sponsors in scope. */
export function showSponsors(services: Services, caller: Caller) {
  return readAs(services, caller, async (transaction) => ({
    sponsors: (await listSponsors(transaction)).map(sponsorView),
    mayRegister: programmeKeepers.some((role) => role === caller.role),
  }));
}

/**
 * A sponsor with its agreements.
 *
 * @throws Refusal `sponsor.not_found`
 */
export function showSponsor(services: Services, caller: Caller, sponsorId: string) {
  return readAs(services, caller, async (transaction) => {
    const [row] = await listSponsors(transaction, sponsorId);
    if (!row) throw refuseProgramme('sponsor.not_found');
    const agreements = await listAgreements(transaction, { sponsorId });
    const years = await listYears(transaction, agreements.map(idOf));
    return { ...sponsorView(row), papers: agreements.map((one) => agreementView(one, years)) };
  });
}

/** Agreements in scope. */
export function showAgreements(services: Services, caller: Caller) {
  return readAs(services, caller, async (transaction) => {
    const agreements = await listAgreements(transaction, {});
    const years = await listYears(transaction, agreements.map(idOf));
    return { agreements: agreements.map((one) => agreementView(one, years)) };
  });
}

/**
 * An agreement with the budgets of a year: the one asked for, else this year where the agreement holds in it, else its last.
 *
 * @throws Refusal `agreement.not_found`
 */
export function showAgreement(
  services: Services,
  caller: Caller,
  { agreementId, year: asked }: { readonly agreementId: string; readonly year?: number | undefined },
) {
  return readAs(services, caller, async (transaction) => {
    const row = await getAgreement(transaction, agreementId);
    const years = await listYears(transaction, [agreementId]);
    const year = asked ?? nearestYear(row, services.today());
    const budgets = await listBudgets(transaction, { agreementId, areaCode: row.area_code, year });
    return {
      ...agreementView(row, years),
      year,
      budgets: budgets
        // Whoever does not keep them sees some budgets and not others: of a village without one nothing is known.
        .filter(({ budget_id }) => row.may_keep || budget_id !== null)
        .map((budget) => budgetView(budget, row.funding)),
    };
  });
}

/** @throws Refusal `agreement.not_found`: absent and out of sight are the same */
export async function getAgreement(transaction: Transaction, agreementId: string): Promise<AgreementRow> {
  const [row] = await listAgreements(transaction, { agreementId });
  if (!row) throw refuseProgramme('agreement.not_found');
  return row;
}

function nearestYear({ valid_from, valid_to }: AgreementRow, today: string): number {
  const [first, now, last] = [valid_from, today, valid_to].map((day) => Number(day.slice(0, 4)));
  return Math.min(Math.max(now ?? 0, first ?? 0), last ?? 0);
}

function idOf({ agreement_id }: AgreementRow): string {
  return agreement_id;
}
