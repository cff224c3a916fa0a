import { refuseProgramme } from '#modules/sponsorship/core/index.ts';
import { addMonths } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import {
  listPlaces,
  listProgrammes,
  type PlaceRow,
  type ProgrammeRow,
  sumBudgets,
} from './programme-queries.ts';
import { programmeKeepers } from './programme-roles.ts';
import { readAs } from './read-as.ts';
import { areaOf } from './sponsor-queries.ts';
import { stagesOf } from './stages.ts';

/** Programmes in scope, or that reach a village in scope. */
export function showProgrammes(services: Services, caller: Caller) {
  return readAs(services, caller, async (transaction) => ({
    programmes: (await listProgrammes(transaction)).map(programmeView),
    mayDraft: programmeKeepers.some((role) => role === caller.role),
  }));
}

/**
 * A programme with its villages: those in sight, where their lists and budgets stand, and those left out with the reason.
 *
 * @throws Refusal `programme.not_found`
 */
export function showProgramme(services: Services, caller: Caller, programmeId: string) {
  return readAs(services, caller, async (transaction) => {
    const row = await getProgramme(transaction, programmeId);
    const places = await listPlaces(transaction, programmeId);
    const sums = await sumBudgets(transaction, programmeId);
    return {
      ...programmeView(row),
      validTo: row.valid_to,
      stages: places.length === 0 ? null : stagesOf(sums),
      places: places.map(placeView),
    };
  });
}

/** @throws Refusal `programme.not_found`: absent and out of sight are the same */
export async function getProgramme(transaction: Transaction, programmeId: string): Promise<ProgrammeRow> {
  const [row] = await listProgrammes(transaction, programmeId);
  if (!row) throw refuseProgramme('programme.not_found');
  return row;
}

function programmeView(row: ProgrammeRow) {
  return {
    programmeId: row.programme_id,
    agreementId: row.agreement_id,
    agreementNumber: row.agreement_number,
    sponsorId: row.sponsor_id,
    sponsorName: row.sponsor_name,
    name: row.name,
    funding: row.funding,
    area: areaOf(row),
    quotaPerVillage: row.quota_per_village,
    months: row.months,
    startMonth: row.start_month,
    lastMonth: addMonths(row.start_month, row.months - 1),
    baseBracket: row.base_bracket,
    withSavings: row.with_savings,
    categories: row.categories.map(({ categoryCode, id, en, decree }) => ({
      categoryCode,
      name: { id, en },
      decree,
    })),
    unusedRule: row.unused_rule,
    paidMonthRule: row.paid_month_rule,
    state: row.state,
    version: row.version,
    villages: row.villages,
    leftOut: row.left_out,
    quota: row.quota,
    listed: row.listed,
    approved: row.approved,
    recordedAt: row.recorded_at.toISOString(),
    mayKeep: row.may_keep,
  };
}

function placeView(row: PlaceRow) {
  return {
    villageCode: row.village_code,
    villageName: row.village_name,
    districtName: row.district_name,
    villageKind: row.village_kind,
    quota: row.quota,
    leftOut: row.left_out,
    agent: row.agent_id === null ? null : { organisationId: row.agent_id, name: row.agent_name },
    stage: row.stage,
    workers: row.workers,
    amountIdr: String(row.amount_idr),
    stages: row.own_budget ? stagesOf(row) : null,
  };
}
