import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/index.ts';

export interface ScenarioRow {
  readonly scenario_id: string;
  readonly name: string;
  readonly area_code: string;
  readonly area_name: string;
  readonly area_kind: string;
  readonly area_path: string;
  readonly variants: unknown;
  readonly outcome: unknown;
  readonly is_shared: boolean;
  readonly account_id: string;
  readonly actor_name: string;
  readonly recorded_at: Date;
}

const kept =
  sql.raw(`select s.scenario_id, s.name, s.area_code, a.name as area_name, a.kind as area_kind, a.path_name as area_path,
    s.variants, s.is_shared, s.account_id, s.actor_name, s.recorded_at`);
const ofArea = sql.raw('from sponsorship.scenarios s join registry.areas a on a.code = s.area_code');
const mostListed = 200;

/** Kept scenarios that the caller may read, the latest first. */
export async function listScenarios(
  transaction: Transaction,
): Promise<readonly Omit<ScenarioRow, 'outcome'>[]> {
  const { rows } = await sql<Omit<ScenarioRow, 'outcome'>>`
    ${kept} ${ofArea} order by s.recorded_at desc, s.scenario_id limit ${mostListed}`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

export async function findScenario(
  transaction: Transaction,
  scenarioId: string,
): Promise<ScenarioRow | null> {
  const { rows } = await sql<ScenarioRow>`
    ${kept}, s.outcome ${ofArea} where s.scenario_id = ${scenarioId}::uuid`.execute(
    transaction.of<unknown>(),
  );
  return rows[0] ?? null;
}

interface NewScenario {
  readonly scenarioId: string;
  readonly name: string;
  readonly areaCode: string;
  readonly variants: unknown;
  readonly outcome: unknown;
  readonly isShared: boolean;
  readonly accountId: string;
  readonly actorName: string;
}

export async function insertScenario(transaction: Transaction, scenario: NewScenario): Promise<void> {
  await sql`
    insert into sponsorship.scenarios (scenario_id, name, area_code, variants, outcome, is_shared, account_id, actor_name)
    values (${scenario.scenarioId}::uuid, ${scenario.name}, ${scenario.areaCode}, ${JSON.stringify(scenario.variants)}::jsonb,
      ${JSON.stringify(scenario.outcome)}::jsonb, ${scenario.isShared}, ${scenario.accountId}::uuid, ${scenario.actorName})`.execute(
    transaction.of<unknown>(),
  );
}

/** Shares one's own scenario or stops sharing it; false: there is none of one's own. */
export async function updateShared(
  transaction: Transaction,
  { scenarioId, isShared, accountId }: { scenarioId: string; isShared: boolean; accountId: string },
): Promise<boolean> {
  const { rows } = await sql`
    update sponsorship.scenarios set is_shared = ${isShared}
    where scenario_id = ${scenarioId}::uuid and account_id = ${accountId}::uuid returning 1`.execute(
    transaction.of<unknown>(),
  );
  return rows.length > 0;
}
