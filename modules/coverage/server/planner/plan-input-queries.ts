import { sql } from 'kysely';
import type { PlanInput } from '#modules/coverage/core/index.ts';
import { areaPath } from '#platform/core/area-code.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface KeptInputRow {
  readonly name: PlanInput;
  readonly value: bigint;
  readonly source: string;
  readonly asOf: string;
  readonly certainty: 'A' | 'B' | 'C';
  readonly synthetic: boolean;
}

/** Each input as it holds for an area: of the nearest area above it, the one kept last. */
export async function listKeptInputs(
  transaction: Transaction,
  code: string,
): Promise<readonly KeptInputRow[]> {
  const { rows } = await sql<KeptInputRow>`
    select distinct on (name) name, value, source, as_of as "asOf", certainty, synthetic from coverage.plan_inputs
    where area_code = any (${areaPath(code)}::text[])
    order by name, length(area_code) desc, recorded_at desc, input_id`.execute(transaction.of<unknown>());
  return rows;
}

export interface PastInputRow extends KeptInputRow {
  readonly inputId: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly areaKind: string;
  readonly areaPath: string;
  readonly actorName: string;
  readonly recordedAt: Date;
}

const mostListed = 200;

/** Everything kept for an area or one above it, the latest first: what held before stays readable. */
export async function listPastInputs(
  transaction: Transaction,
  code: string,
): Promise<readonly PastInputRow[]> {
  const { rows } = await sql<PastInputRow>`
    select i.input_id as "inputId", i.name, i.value, i.source, i.as_of as "asOf", i.certainty, i.synthetic, i.actor_name as "actorName",
      i.recorded_at as "recordedAt", a.code as "areaCode", a.name as "areaName", a.kind as "areaKind", a.path_name as "areaPath"
    from coverage.plan_inputs i join registry.areas a on a.code = i.area_code
    where i.area_code = any (${areaPath(code)}::text[])
    order by i.recorded_at desc, i.input_id limit ${mostListed}`.execute(transaction.of<unknown>());
  return rows;
}

export interface NewInput {
  readonly inputId: string;
  readonly area: string;
  readonly name: PlanInput;
  readonly value: number;
  readonly source: string;
  readonly asOf: string;
  readonly certainty: 'A' | 'B' | 'C';
  readonly accountId: string;
  readonly actorName: string;
}

export async function insertInput(transaction: Transaction, input: NewInput): Promise<void> {
  await sql`
    insert into coverage.plan_inputs (input_id, area_code, name, value, source, as_of, certainty, account_id, actor_name)
    values (${input.inputId}::uuid, ${input.area}, ${input.name}, ${input.value}, ${input.source}, ${input.asOf}::date, ${input.certainty},
      ${input.accountId}::uuid, ${input.actorName})`.execute(transaction.of<unknown>());
}
