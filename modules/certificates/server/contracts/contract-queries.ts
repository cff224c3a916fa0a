import { type RawBuilder, sql } from 'kysely';
import {
  type CheckStatus,
  type contractKinds,
  type contractStates,
  type contractStepKinds,
  refuseContract,
} from '#modules/certificates/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface ContractRow {
  readonly contract_id: string;
  readonly giver_id: string;
  readonly giver_name: string;
  readonly area_code: string;
  readonly number: string;
  readonly title: string;
  readonly kind: (typeof contractKinds)[number];
  readonly value_idr: bigint;
  readonly paid_idr: bigint;
  readonly organisation_id: string;
  readonly npp: string;
  readonly name: string;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly workers_stated: number | null;
  readonly state: (typeof contractStates)[number];
  readonly overrides: number;
  readonly version: number;
}

export interface StepRow {
  readonly step_no: number;
  readonly kind: (typeof contractStepKinds)[number];
  readonly amount_idr: bigint | null;
  readonly done_on: string;
  readonly check_reference: string | null;
  readonly check_status: CheckStatus | null;
  readonly checked_on: string | null;
  readonly override_name: string;
  readonly override_reason: string;
  readonly note: string;
  readonly actor_name: string;
  readonly recorded_at: Date;
}

export interface CheckRow {
  readonly reference: string;
  readonly status: CheckStatus;
  readonly now_status: CheckStatus;
  readonly reason: string;
  readonly checked_on: string;
}

const contracts = sql`select c.contract_id, c.giver_id, g.name as giver_name, c.area_code, c.number, c.title, c.kind, c.value_idr, c.paid_idr, c.organisation_id, c.npp, c.name,
    c.starts_on, c.ends_on, c.workers_stated, c.state, c.version,
    (select count(*)::integer from certificates.contract_steps s where s.contract_id = c.contract_id and s.override_reason <> '') as overrides
  from certificates.contracts c join registry.organisations g on g.organisation_id = c.giver_id`;

async function rowsOf<Row>(transaction: Transaction, query: RawBuilder<Row>): Promise<readonly Row[]> {
  return (await query.execute(transaction.of<unknown>())).rows;
}

export interface ContractFilter {
  readonly text: string;
  readonly state?: ContractRow['state'] | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** A page of the contracts that the caller sees, newest first, one more than asked to tell whether there are more. */
export function listContracts(
  transaction: Transaction,
  { text, state = undefined, offset, limit }: ContractFilter,
) {
  const like = `%${text.trim().replaceAll(/[%_\\]/g, '\\$&')}%`;
  return rowsOf(
    transaction,
    sql<ContractRow>`${contracts}
      where (${state ?? null}::text is null or c.state = ${state ?? null})
        and (${like} = '%%' or c.number ilike ${like} or c.title ilike ${like} or c.name ilike ${like} or c.npp ilike ${like})
      order by c.entered_at desc, c.contract_id limit ${limit + 1} offset ${offset}`,
  );
}

/** @throws Refusal `contract.not_found` */
export async function getContract(transaction: Transaction, contractId: string): Promise<ContractRow> {
  const [row] = await rowsOf(
    transaction,
    sql<ContractRow>`${contracts} where c.contract_id = ${contractId}::uuid`,
  );
  if (!row) throw refuseContract('contract.not_found');
  return row;
}

/** What was done to a contract, in order. */
export function listSteps(transaction: Transaction, contractId: string) {
  return rowsOf(
    transaction,
    sql<StepRow>`select step_no, kind, amount_idr, done_on, check_reference, check_status, checked_on, override_name, override_reason, note, actor_name, recorded_at
      from certificates.contract_steps where contract_id = ${contractId}::uuid order by step_no`,
  );
}

/** The latest check for that step since a day, or null. */
export async function findCheck(
  transaction: Transaction,
  { contractId, kind, since }: { readonly contractId: string; readonly kind: string; readonly since: string },
): Promise<CheckRow | null> {
  const [row] = await rowsOf(
    transaction,
    sql<CheckRow>`select * from certificates.check_for_contract(${contractId}::uuid, ${kind}, ${since}::date)`,
  );
  return row ?? null;
}

/** A contract as the contract says it. */
export function contractOf(row: ContractRow) {
  return {
    contractId: row.contract_id,
    giverId: row.giver_id,
    giverName: row.giver_name,
    number: row.number,
    title: row.title,
    kind: row.kind,
    valueIdr: String(row.value_idr),
    paidIdr: String(row.paid_idr),
    organisationId: row.organisation_id,
    npp: row.npp,
    name: row.name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    workersStated: row.workers_stated,
    state: row.state,
    overrides: row.overrides,
    version: row.version,
  };
}
