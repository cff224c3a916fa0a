import { sql } from 'kysely';
import type { CheckStatus } from '#modules/certificates/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

/** A check whose permit lives, as last told to the desk. */
export interface WatchedRow {
  readonly check_id: string;
  readonly reference: string;
  readonly application_number: string;
  readonly organisation_id: string;
  readonly npp: string | null;
  readonly now_status: CheckStatus;
  readonly now_reason: string;
}

/** Checks of these employers whose permit lives on that day, locked until the change is noted. A certificate taken back stays taken back. */
export async function listWatched(
  transaction: Transaction,
  organisationIds: readonly string[],
  on: string,
): Promise<WatchedRow[]> {
  const { rows } = await sql<WatchedRow>`
    select c.check_id, c.reference, c.application_number, c.organisation_id, c.npp, c.now_status, c.now_reason
    from certificates.checks c
    where c.organisation_id = any (${organisationIds}::uuid[]) and c.permit_valid_until >= ${on}::date and c.kind = 'employer'
      and c.now_reason not like 'certificate.%'
    order by c.check_no for update`.execute(transaction.of<unknown>());
  return rows;
}

export interface StatusMove {
  readonly checkId: string;
  readonly deliveryId: string;
  readonly status: CheckStatus;
  readonly reason: string;
  /** The message to the desk's own system: no people. */
  readonly body: string;
}

/** Notes the changes, puts them before the desks, and lays a message ready where a desk has an address; one statement. */
export async function noteMoves(transaction: Transaction, moves: readonly StatusMove[]): Promise<void> {
  await sql`
    with told as (select * from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as x ("checkId" uuid, "deliveryId" uuid, status text, reason text, body text)),
    before as (select c.check_id, c.now_status, c.custody, c.desk_area, c.desk_organisation_id,
        coalesce((select max(h.change_no) from certificates.check_changes h where h.check_id = c.check_id), 0) + 1 as change_no
      from certificates.checks c where c.check_id in (select "checkId" from told)),
    noted as (insert into certificates.check_changes (check_id, change_no, was_status, status, reason, custody, desk_area, desk_organisation_id)
      select b.check_id, b.change_no, b.now_status, t.status, t.reason, b.custody, b.desk_area, b.desk_organisation_id
      from before b join told t on t."checkId" = b.check_id returning check_id),
    laid as (insert into certificates.callback_deliveries (delivery_id, callback_id, check_id, change_no, body, custody, desk_area, desk_organisation_id)
      select t."deliveryId", k.callback_id, b.check_id, b.change_no, t.body, b.custody, b.desk_area, b.desk_organisation_id
      from before b join told t on t."checkId" = b.check_id
        join certificates.callbacks k on k.desk_area = b.desk_area and k.stopped_at is null and b.custody = 'desk' returning check_id)
    update certificates.checks c set now_status = t.status, now_reason = t.reason, changed_at = clock_timestamp()
    from told t where t."checkId" = c.check_id`.execute(transaction.of<unknown>());
}
