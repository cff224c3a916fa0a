import { sql } from 'kysely';

/** Where money of some budgets stands, as the database sums it. */
export interface StageRow {
  readonly ceiling_idr: bigint;
  readonly free_idr: bigint;
  readonly reserved_idr: bigint;
  readonly billed_idr: bigint;
  readonly paid_idr: bigint;
  readonly lapsed_idr: bigint;
}

/** The sums of the budgets `b` of a query. */
export const stageSums = sql`coalesce(sum(b.ceiling_idr), 0)::bigint as ceiling_idr, coalesce(sum(b.free_idr), 0)::bigint as free_idr,
  coalesce(sum(b.reserved_idr), 0)::bigint as reserved_idr, coalesce(sum(b.billed_idr), 0)::bigint as billed_idr,
  coalesce(sum(b.paid_idr), 0)::bigint as paid_idr, coalesce(sum(b.lapsed_idr), 0)::bigint as lapsed_idr`;

/** Money as the contract has it: decimal text. */
export function stagesOf(row: StageRow) {
  return {
    ceilingIdr: String(row.ceiling_idr),
    freeIdr: String(row.free_idr),
    reservedIdr: String(row.reserved_idr),
    billedIdr: String(row.billed_idr),
    paidIdr: String(row.paid_idr),
    lapsedIdr: String(row.lapsed_idr),
  };
}
