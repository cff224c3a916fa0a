import {
  addCounts,
  type FactCounts,
  indicators,
  noFactCounts,
  type PlanQuestion,
  type PlanWorld,
  planInputNames,
  planInputs,
  refusePlan,
  shownCounts,
} from '#modules/coverage/core/index.ts';
import { countWorkers, latestClosedMonth, listTotals } from '#modules/coverage/server/counts/index.ts';
import {
  type DenominatorRow,
  listApplicableDenominators,
} from '#modules/coverage/server/denominators/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { listKeptInputs } from './plan-input-queries.ts';
import type { ShownInput } from './plan-view.ts';
import {
  countAgents,
  findOwnArea,
  getConversion,
  listEmployerGaps,
  listSponsored,
  listVillages,
  type PlanAreaRow,
} from './plan-world-queries.ts';

/** Fewer than these whose sponsorship ended tell nothing of the next ones. */
const leastEnded = 20;
/** Filings older than this tell nothing of whom an employer reports now. */
const filingMonths = 3;

/** How an area of the caller stands, read in sets: no statement per village. */
export interface PlanReading {
  readonly area: PlanAreaRow;
  readonly villages: readonly PlanAreaRow[];
  readonly notKnown: number;
  readonly workforce: DenominatorRow | null;
  readonly world: PlanWorld;
  readonly inputs: readonly ShownInput[];
}

/** @throws Refusal `plan.area_not_found` */
export async function readPlanWorld(
  transaction: Transaction,
  { area: code, indicator, inputs: own }: Pick<PlanQuestion, 'area' | 'indicator' | 'inputs'>,
  today: string,
): Promise<PlanReading> {
  const area = await requireOwnArea(transaction, code);
  const villages = await listVillages(transaction, code);
  const codes = [code, ...villages.map((one) => one.code)];
  const figures = await listApplicableDenominators(transaction, codes, today);
  const protectedOf = await countProtectedInformal(transaction, codes, monthOf(today));
  const gaps = await listEmployerGaps(transaction, code, addMonths(monthOf(today), -filingMonths));
  const workforceOf = new Map(
    figures.filter(({ segment }) => segment === 'BPU').map((row) => [row.areaCode, Number(row.value)]),
  );
  const countedIn = indicator === 'PAID' ? latestClosedMonth(today) : monthOf(today);
  return {
    ...{ area, villages },
    notKnown: villages.filter((one) => !workforceOf.has(one.code)).length,
    workforce: figures.find((row) => row.areaCode === code && row.segment === 'ALL') ?? null,
    inputs: await readInputs(transaction, { code, own, today }),
    world: {
      villages: villages.map((one) => ({
        code: one.code,
        unprotected: Math.max(0, (workforceOf.get(one.code) ?? 0) - (protectedOf.get(one.code) ?? 0)),
        employers: gaps.get(one.code) ?? [],
      })),
      agentsOf: await countAgents(transaction, code),
      sponsored: await listSponsored(transaction, code, addMonths(countedIn, -12)),
      counted: await countNow(transaction, { code, indicator, countedIn }),
      countedIn,
    },
  };
}

/** @throws Refusal `plan.area_not_found` */
export async function requireOwnArea(transaction: Transaction, code: string): Promise<PlanAreaRow> {
  const area = await findOwnArea(transaction, code);
  if (!area) throw refusePlan('plan.area_not_found', { area: code });
  return area;
}

/** Protected workers of each area who are not wage earners alone, by where they live. */
async function countProtectedInformal(
  transaction: Transaction,
  codes: readonly string[],
  month: string,
): Promise<ReadonlyMap<string, number>> {
  const totals = await listTotals(transaction, {
    ...{ codes, view: 'residence' as const, indicator: indicators.PROTECTED, month, foldUpTo: month },
  });
  const counts = new Map<string, FactCounts>();
  for (const { areaCode, segment, workers } of totals)
    counts.set(
      areaCode,
      addCounts(counts.get(areaCode) ?? noFactCounts, { ...noFactCounts, [segment]: Number(workers) }),
    );
  return new Map([...counts].map(([code, found]) => [code, shownCounts(found).BPU]));
}

async function countNow(
  transaction: Transaction,
  asked: { readonly code: string; readonly indicator: PlanQuestion['indicator']; readonly countedIn: string },
): Promise<number> {
  const found = await countWorkers(transaction, {
    ...{ codes: [asked.code], measure: asked.indicator, through: asked.countedIn },
    from: asked.indicator === 'PAID' ? asked.countedIn : '',
  });
  return found.get(asked.code) ?? 0;
}

interface InputsAsked {
  readonly code: string;
  readonly own: PlanQuestion['inputs'];
  readonly today: string;
}

/** Each input with its source: of this plan alone, else counted from what happened, else as kept. */
export async function readInputs(
  transaction: Transaction,
  { code, own, today }: InputsAsked,
): Promise<ShownInput[]> {
  const kept = new Map((await listKeptInputs(transaction, code)).map((row) => [row.name, row]));
  const { ended, converted } = await getConversion(transaction, code, today);
  return planInputNames.map((name): ShownInput => {
    const { unit } = planInputs[name];
    const plain = { name, unit, certainty: 'C' as const, synthetic: false, source: '', asOf: null };
    const given = own[name];
    if (given !== undefined) return { ...plain, value: given, origin: 'own' };
    if (name === 'conversion' && ended >= leastEnded)
      return {
        ...{ ...plain, value: Math.floor((converted * 1000) / ended), origin: 'observed', asOf: today },
        ...{ source: `${converted}/${ended}`, certainty: 'B' },
      };
    const row = kept.get(name);
    if (!row) return { ...plain, value: null, origin: 'none' };
    const { source, asOf, certainty, synthetic } = row;
    return { name, unit, value: Number(row.value), origin: 'kept', source, asOf, certainty, synthetic };
  });
}
