import { theLaw } from '#modules/rules/server/index.ts';
import {
  refuseSimulation,
  requireSoundTerms,
  type ScenarioPayer,
  type VillageKind,
} from '#modules/sponsorship/core/index.ts';
import { publicContext } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { simulated } from './simulate-scenarios.ts';
import { findArea, listVillages } from './village-queries.ts';

export interface EstimateAsked {
  readonly area: string;
  /** Null: both kinds. */
  readonly villageKind: VillageKind | null;
  readonly perVillage: number;
  readonly months: number;
  readonly from: string;
  readonly payer: ScenarioPayer;
}

/**
 * What so many workers in each village of an area would cost (CONTRACT 2): the law and the list of villages alone, both
 * open to anyone, so that no account and no scope is asked for.
 *
 * @throws Refusal those of `simulateScenarios`
 */
export async function estimateScenario(
  services: Services,
  { area, villageKind, perVillage, months, from, payer }: EstimateAsked,
) {
  const sourceFor = (kind: VillageKind) => (villageKind === null || villageKind === kind ? payer : null);
  const terms = {
    ...{ perVillage, months, from },
    sources: { desa: sourceFor('desa'), kelurahan: sourceFor('kelurahan') },
  };
  requireSoundTerms(terms, 0);
  const villages = await inTransaction(services.pool, publicContext, async (transaction) => {
    if (!(await findArea(transaction, area))) throw refuseSimulation('simulation.area_not_found', { area });
    return listVillages(transaction, area);
  });
  const unlimited = villages.map((village) => ({ ...village, unprotected: null }));
  const {
    plan,
    villages: reached,
    notReached,
  } = simulated(theLaw(), { terms, place: 0, villages: unlimited });
  return {
    villages: reached,
    workers: plan.workers,
    workerMonths: plan.workers * months,
    totalIdr: String(plan.totalIdr),
    leftOut: notReached.map(({ reason, kind, villages: left }) => ({ reason, kind, villages: left.length })),
  };
}
