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

export interface NewInput {
  readonly inputId: string;
  readonly area: string;
  readonly name: PlanInput;
  readonly value: number;
  readonly source: string;
  readonly asOf: string;
  readonly certainty: 'A' | 'B' | 'C';
  readonly accountId: string;
}

export async function insertInput(transaction: Transaction, input: NewInput): Promise<void> {
  await sql`
    insert into coverage.plan_inputs (input_id, area_code, name, value, source, as_of, certainty, account_id)
    values (${input.inputId}::uuid, ${input.area}, ${input.name}, ${input.value}, ${input.source}, ${input.asOf}::date, ${input.certainty},
      ${input.accountId}::uuid)`.execute(transaction.of<unknown>());
}
