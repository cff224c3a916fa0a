import { type RawBuilder, sql } from 'kysely';
import type { CheckPurpose, CheckStatus } from '#modules/certificates/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import type { EmployerAnswer } from './answer-employers.ts';
import type { Custody } from './desk-roles.ts';

/** A check as it is kept. */
export interface CheckRow {
  readonly check_id: string;
  readonly check_no: bigint;
  readonly reference: string;
  readonly checked_by: string;
  readonly kind: 'employer' | 'worker';
  readonly organisation_id: string | null;
  readonly paper: string | null;
  readonly asked_by: 'npp' | 'nib' | 'npwp' | 'code' | 'reference';
  readonly asked: string;
  readonly npp: string | null;
  readonly nib: string | null;
  readonly name: string | null;
  readonly name_stated: string;
  readonly area_code: string | null;
  readonly purpose: CheckPurpose;
  readonly application_number: string;
  readonly workers_stated: number | null;
  readonly workers_reported: number;
  readonly status: CheckStatus;
  readonly reason: string;
  readonly valid_until: string | null;
  readonly paid_through: string | null;
  readonly unpaid_months: number;
  readonly block: EmployerAnswer['block'];
  readonly undertaking: EmployerAnswer['undertaking'];
  readonly permit_valid_until: string | null;
  readonly checked_on: string;
  readonly checked_at: Date;
  readonly now_status: CheckStatus;
  readonly now_reason: string;
  readonly changed_at: Date | null;
  readonly seen_at: Date | null;
  readonly seen_by: string;
}

const columns = sql`c.check_id, c.check_no, c.reference, c.checked_by, c.kind, c.organisation_id, c.paper, c.asked_by, c.asked, c.npp, c.nib, c.name, c.name_stated,
  c.area_code, c.purpose, c.application_number, c.workers_stated, c.workers_reported, c.status, c.reason, c.valid_until::text as valid_until, c.paid_through, c.unpaid_months,
  c.block, c.undertaking, c.permit_valid_until::text as permit_valid_until, c.checked_on::text as checked_on, c.checked_at, c.now_status, c.now_reason, c.changed_at, c.seen_at,
  c.seen_by`;

/** A change that nobody at the desk has looked at. */
const isUnread = sql`(c.changed_at is not null and (c.seen_at is null or c.seen_at < c.changed_at))`;

export interface NewCheck extends Custody {
  readonly checkId: string;
  readonly accountId: string;
  readonly checkedBy: string;
  readonly kind: 'employer' | 'worker';
  readonly organisationId: string | null;
  readonly paper: string | null;
  readonly askedBy: CheckRow['asked_by'];
  readonly asked: string;
  readonly nameGiven: string;
  readonly purpose: CheckPurpose;
  readonly applicationNumber: string;
  readonly workersStated: number | null;
  readonly permitValidUntil: string | null;
  readonly on: string;
  readonly answer: EmployerAnswer;
}

/** Keeps a check; answers the reference that the permit's file keeps. */
export async function insertCheck(
  transaction: Transaction,
  { answer, ...check }: NewCheck,
): Promise<{ readonly reference: string; readonly checked_at: Date }> {
  const { on, ...rest } = check;
  const record = JSON.stringify({ ...rest, ...answer, checkedOn: on });
  const { rows } = await sql<{ reference: string; checked_at: Date }>`
    insert into certificates.checks (check_id, custody, desk_area, desk_organisation_id, account_id, checked_by, kind, organisation_id, paper, asked_by, asked, npp, nib, name,
      name_stated, area_code, purpose, application_number, workers_stated, workers_reported, status, reason, now_status, now_reason, valid_until, paid_through, unpaid_months,
      block, undertaking, permit_valid_until, checked_on)
    select "checkId", custody, "deskArea", "deskOrganisationId", "accountId", "checkedBy", kind, "organisationId", paper, "askedBy", asked, npp, nib, name,
      "nameGiven", "areaCode", purpose, "applicationNumber", "workersStated", "workersReported", status, reason, status, reason, "validUntil", "paidThrough", "unpaidMonths",
      nullif(block, 'null'), nullif(undertaking, 'null'), "permitValidUntil", "checkedOn"
    from jsonb_to_record(${record}::jsonb) as r ("checkId" uuid, custody text, "deskArea" text, "deskOrganisationId" uuid, "accountId" uuid, "checkedBy" text, kind text,
      "organisationId" uuid, paper text, "askedBy" text, asked text, npp text, nib text, name text, "nameGiven" text, "areaCode" text, purpose text, "applicationNumber" text,
      "workersStated" integer, "workersReported" integer, status text, reason text, "validUntil" date, "paidThrough" text, "unpaidMonths" integer, block jsonb,
      undertaking jsonb, "permitValidUntil" date, "checkedOn" date)
    returning reference, checked_at`.execute(transaction.of<unknown>());
  const [kept] = rows;
  if (!kept) throw new Error('a check was kept and has no reference');
  return kept;
}

/** A check in sight by its reference. */
export async function findCheck(transaction: Transaction, reference: string): Promise<CheckRow | null> {
  const { rows } =
    await sql<CheckRow>`select ${columns} from certificates.checks c where c.reference = ${reference}`.execute(
      transaction.of<unknown>(),
    );
  return rows[0] ?? null;
}

export interface EarlierRow {
  readonly reference: string;
  readonly application_number: string;
  readonly is_same_application: boolean;
  readonly is_same_paper: boolean;
  readonly purpose: CheckPurpose;
  readonly status: CheckStatus;
  readonly workers_stated: number | null;
  readonly checked_at: Date;
}

/** Which checks are earlier ones of the same employer or paper. */
export interface EarlierAsk {
  readonly organisationId: string | null;
  readonly paper: string | null;
  /** The check whose reference was shown. */
  readonly shownReference: string | null;
  readonly applicationNumber: string;
  /** Only those before this one; null: all. */
  readonly beforeNo: bigint | null;
}

/** Earlier checks in sight of the same employer or of the same certificate, latest first. */
export async function listEarlier(transaction: Transaction, ask: EarlierAsk): Promise<EarlierRow[]> {
  const { organisationId, paper, shownReference, applicationNumber, beforeNo } = ask;
  const { rows } = await sql<EarlierRow>`
    select c.reference, c.application_number, c.purpose, c.status, c.workers_stated, c.checked_at,
      c.application_key = upper(regexp_replace(${applicationNumber}, '[^A-Za-z0-9]', '', 'g')) as is_same_application,
      coalesce(c.paper = ${paper} or c.reference = ${shownReference}, false) as is_same_paper
    from certificates.checks c
    where (c.organisation_id = ${organisationId}::uuid or c.paper = ${paper})
      and (${beforeNo}::bigint is null or c.check_no < ${beforeNo}::bigint)
    order by c.check_no desc limit 10`.execute(transaction.of<unknown>());
  return rows;
}

export interface ListAsk {
  readonly text: string;
  readonly status: CheckStatus | null;
  readonly purpose: CheckPurpose | null;
  readonly changedOnly: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** Checks in sight, those with a change that nobody read first, then the latest; one more than asked tells whether there are more. */
export async function listChecks(
  transaction: Transaction,
  ask: ListAsk,
): Promise<(CheckRow & { is_unread: boolean })[]> {
  const { rows } = await sql<CheckRow & { is_unread: boolean }>`
    select ${columns}, ${isUnread} as is_unread from certificates.checks c
    where ${matches(ask)}
    order by ${isUnread} desc, c.check_no desc limit ${ask.limit + 1} offset ${ask.offset}`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/** How many changes in sight nobody has read. */
export async function countUnread(transaction: Transaction): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::integer as unread from certificates.checks c where c.changed_at is not null and ${isUnread}`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.unread ?? 0;
}

function matches({ text, status, purpose, changedOnly }: ListAsk): RawBuilder<boolean> {
  const words = text.trim();
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`(${words} = '' or c.reference ilike ${like} or c.application_number ilike ${like} or c.name ilike ${like} or c.npp ilike ${like} or c.nib ilike ${like})
    and (${status}::text is null or c.now_status = ${status}) and (${purpose}::text is null or c.purpose = ${purpose})
    and (not ${changedOnly}::boolean or c.changed_at is not null)`;
}

export interface ChangeRow {
  readonly was_status: CheckStatus;
  readonly status: CheckStatus;
  readonly reason: string;
  readonly changed_at: Date;
  readonly delivery: 'waiting' | 'delivered' | 'given_up' | null;
}

/** What changed after a check, latest first, and whether the desk's own system was told. */
export async function listChanges(transaction: Transaction, checkId: string): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select h.was_status, h.status, h.reason, h.changed_at, d.state as delivery
    from certificates.check_changes h left join certificates.callback_deliveries d on d.check_id = h.check_id and d.change_no = h.change_no
    where h.check_id = ${checkId}::uuid order by h.change_no desc limit 50`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/** Notes who looked at a change, once; false: there was none that nobody had read. */
export async function markSeen(transaction: Transaction, checkId: string, seenBy: string): Promise<boolean> {
  const { rows } = await sql`
    update certificates.checks c set seen_at = now(), seen_by = ${seenBy}
    where c.check_id = ${checkId}::uuid and ${isUnread} returning 1`.execute(transaction.of<unknown>());
  return rows.length > 0;
}

/** Sets until when the desk is told; null: no longer. */
export async function setPermitEnd(
  transaction: Transaction,
  checkId: string,
  permitValidUntil: string | null,
): Promise<void> {
  await sql`update certificates.checks set permit_valid_until = ${permitValidUntil}::date where check_id = ${checkId}::uuid`.execute(
    transaction.of<unknown>(),
  );
}
