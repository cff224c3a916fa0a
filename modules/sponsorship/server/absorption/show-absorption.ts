import { moneyReaders } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { type AgreementAbsorption, absorptionOf, shownStages } from './absorption-view.ts';
import { listAgreements, listBudgets, listMonthSums, listYears } from './budget-queries.ts';

const definition = { name: 'sponsorship.show-absorption', roles: moneyReaders } as const;

/** Where the money of a year's budgets stands, agreement by agreement, as far as the caller sees them: counts and money, no people. */
export async function showAbsorption(
  services: Services,
  caller: Caller,
  { year }: { readonly year?: number | undefined },
) {
  requireRole(definition, caller);
  const today = services.today();
  return read(services, caller, async (transaction) => {
    const years = await listYears(transaction);
    const shownYear = year ?? defaultYear(years, today);
    const agreements = await findAbsorption(transaction, { year: shownYear, today });
    return { today, year: shownYear, years: [...years], agreements: agreements.map(shown) };
  });
}

/** The year that goes on where there is a budget of it, else the newest. */
function defaultYear(years: readonly number[], today: string): number {
  const current = Number(today.slice(0, 4));
  return years.includes(current) ? current : (years[0] ?? current);
}

/** The same for a paper. */
export async function findAbsorption(
  transaction: Transaction,
  { year, today }: { readonly year: number; readonly today: string },
): Promise<readonly AgreementAbsorption[]> {
  return absorptionOf({
    ...{ year, today },
    agreements: await listAgreements(transaction),
    budgets: await listBudgets(transaction, year),
    sums: await listMonthSums(transaction, { on: today, year }),
  });
}

function shown({
  agreement,
  agreementId,
  hasCeiling,
  stages,
  forecast,
  villages,
  months,
}: AgreementAbsorption) {
  return {
    agreementId,
    number: agreement?.number ?? '',
    title: agreement?.title ?? '',
    funding: agreement?.funding ?? '',
    sponsorName: agreement?.sponsor_name ?? '',
    hasCeiling,
    ...shownStages(stages),
    forecast: {
      lapsesIdr: String(forecast.lapsesIdr),
      unpaidIdr: String(forecast.unpaidIdr),
      daysLeft: forecast.daysLeft,
    },
    villages: villages.map(({ stages: own, ...village }) => ({ ...village, ...shownStages(own) })),
    months: months.map((one) => ({
      ...one,
      amountIdr: String(one.amountIdr),
      paidIdr: String(one.paidIdr),
      absorbedIdr: String(one.absorbedIdr),
    })),
  };
}
