import { addStages, type BudgetStages, forecastLapse, noStages } from '#modules/sponsorship/core/index.ts';
import { type AgreementRow, type BudgetRow, type MonthSum, stagesOf } from './budget-queries.ts';

interface VillageStages {
  readonly villageCode: string;
  readonly villageName: string;
  /** False: the village draws on a ceiling that it shares, so it has no ceiling of its own to be free. */
  readonly hasOwnCeiling: boolean;
  readonly workers: number;
  readonly stages: BudgetStages;
}

interface MonthAbsorption {
  readonly month: string;
  readonly workers: number;
  readonly amountIdr: bigint;
  readonly paidIdr: bigint;
  readonly absorbedIdr: bigint;
}

/** An agreement's money in a year. Null: the caller sees villages that draw on it, not the agreement's own budgets. */
export interface AgreementAbsorption {
  readonly agreement: AgreementRow | null;
  readonly agreementId: string;
  readonly hasCeiling: boolean;
  readonly stages: BudgetStages;
  readonly forecast: ReturnType<typeof forecastLapse>;
  readonly villages: readonly VillageStages[];
  readonly months: readonly MonthAbsorption[];
}

interface AbsorptionFacts {
  readonly year: number;
  readonly today: string;
  readonly agreements: readonly AgreementRow[];
  readonly budgets: readonly BudgetRow[];
  readonly sums: readonly MonthSum[];
}

/** The year's money agreement by agreement, those with most at stake first. */
export function absorptionOf({
  year,
  today,
  agreements,
  budgets,
  sums,
}: AbsorptionFacts): AgreementAbsorption[] {
  const ids = [...new Set([...budgets, ...sums].map(({ agreement_id }) => agreement_id))];
  return ids
    .map((agreementId) => {
      const own = budgets.filter(({ agreement_id }) => agreement_id === agreementId);
      const months = sums.filter(({ agreement_id }) => agreement_id === agreementId);
      const villages = villagesOf(own, months);
      const stages =
        own.length > 0
          ? { ...sumOf(own.map(stagesOf)), absorbedIdr: absorbedOf(months) }
          : sumOf(villages.map((village) => village.stages));
      return {
        agreement: agreements.find(({ agreement_id }) => agreement_id === agreementId) ?? null,
        agreementId,
        hasCeiling: own.length > 0,
        stages,
        forecast: forecastLapse(stages, { year, today }),
        villages,
        months: monthsOf(months),
      };
    })
    .sort((one, other) => (one.stages.ceilingIdr < other.stages.ceilingIdr ? 1 : -1));
}

/** Villages with a ceiling of their own, and those that draw on a shared one: of these the months tell where the money stands. */
function villagesOf(budgets: readonly BudgetRow[], sums: readonly MonthSum[]): VillageStages[] {
  const own = new Map(
    budgets.filter(({ village_code }) => village_code !== '').map((row) => [row.village_code, row]),
  );
  const codes = [...new Set([...own.keys(), ...sums.map(({ village_code }) => village_code)])];
  return codes
    .map((code) => {
      const row = own.get(code);
      const months = sums.filter(({ village_code }) => village_code === code);
      const stages = row ? { ...stagesOf(row), absorbedIdr: absorbedOf(months) } : stagesOfMonths(months);
      return {
        villageCode: code,
        villageName: row?.village_name || months[0]?.village_name || code,
        hasOwnCeiling: row !== undefined,
        workers: Math.max(0, ...monthsOf(months).map(({ workers }) => workers)),
        stages,
      };
    })
    .sort((one, other) => one.villageName.localeCompare(other.villageName, 'id'));
}

function stagesOfMonths(sums: readonly MonthSum[]): BudgetStages {
  const total = (of: (sum: MonthSum) => bigint) => sums.reduce((sum, one) => sum + of(one), 0n);
  const [billedIdr, paidIdr] = [total((one) => one.billed_idr), total((one) => one.paid_idr)];
  const amountIdr = total((one) => one.amount_idr);
  return {
    ...noStages,
    ceilingIdr: amountIdr,
    reservedIdr: amountIdr - billedIdr - paidIdr,
    billedIdr,
    paidIdr,
    absorbedIdr: absorbedOf(sums),
  };
}

function absorbedOf(sums: readonly MonthSum[]): bigint {
  return sums.reduce((sum, { absorbed_idr }) => sum + absorbed_idr, 0n);
}

function sumOf(stages: readonly BudgetStages[]): BudgetStages {
  return stages.reduce(addStages, noStages);
}

function monthsOf(sums: readonly MonthSum[]): MonthAbsorption[] {
  const months = [...new Set(sums.map(({ month }) => month))].sort();
  return months.map((month) => {
    const here = sums.filter((one) => one.month === month);
    return {
      month,
      workers: here.reduce((sum, { workers }) => sum + workers, 0),
      amountIdr: here.reduce((sum, { amount_idr }) => sum + amount_idr, 0n),
      paidIdr: here.reduce((sum, { paid_idr }) => sum + paid_idr, 0n),
      absorbedIdr: absorbedOf(here),
    };
  });
}

/** Money as it leaves: decimal text. */
export function shownStages(stages: BudgetStages) {
  return {
    ceilingIdr: String(stages.ceilingIdr),
    freeIdr: String(stages.freeIdr),
    reservedIdr: String(stages.reservedIdr),
    billedIdr: String(stages.billedIdr),
    paidIdr: String(stages.paidIdr),
    absorbedIdr: String(stages.absorbedIdr),
    lapsedIdr: String(stages.lapsedIdr),
  };
}
