import {
  type Hands,
  type ListActName,
  type listActs,
  mayDoToList,
  ownHandOf,
  sponsorFundings,
} from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type {
  CheckedCandidateRow,
  CheckedListRow,
  ListBillRow,
  RowsShown,
  WaitingRow,
} from './verification-queries.ts';

/** Who had a hand in the list. */
export function handsOf(list: CheckedListRow): Hands {
  return {
    makerKeys: [list.maker_key, ...list.editor_keys],
    verifierKeys: [list.verifier_key, ...list.decider_keys],
  };
}

/** What keeps the caller from checking a list in its state, if his role were to check it. */
export function ownHandIn(list: CheckedListRow, { role, personKey }: Caller) {
  const next = (['verify', 'approve'] as const).find((act) => mayDoToList(act, role, list.state));
  return next === undefined ? null : ownHandOf(next, personKey, handsOf(list));
}

/** A list as its verifier and approver see it. */
export function checkedList(
  list: CheckedListRow,
  {
    caller,
    counts,
    bill,
  }: {
    readonly caller: Caller;
    readonly counts: Record<RowsShown, number>;
    readonly bill: ListBillRow | null;
  },
) {
  const may = (act: ListActName) =>
    mayDoToList(act, caller.role, list.state) && ownHandOf(act, caller.personKey, handsOf(list)) === null;
  return {
    listId: list.list_id,
    version: list.version,
    state: list.state,
    kind: list.kind,
    programmeId: list.programme_id,
    programmeName: list.programme_name,
    sponsorName: list.sponsor_name,
    funding: fundingOf(list.funding),
    villageCode: list.village_code,
    villageName: list.village_name,
    firstMonth: list.first_month,
    months: list.months,
    workers: list.workers,
    amountIdr: String(list.amount_idr),
    freeIdr: list.free_idr === null ? null : String(list.free_idr),
    contentHash: list.content_hash,
    note: list.note,
    maker: handOf(list.maker_name, list.proposed_at),
    verifier: handOf(list.verifier_name, list.verified_at),
    approver: handOf(list.approver_name, list.approved_at),
    counts,
    bill: bill && billView(bill),
    may: {
      decide: may('decide'),
      verify: may('verify'),
      giveBack: may('giveBack'),
      approve: may('approve'),
      bill: may('bill'),
      takeBack: may('takeBack'),
    } satisfies Record<keyof typeof listActs, boolean>,
    ownHand: ownHandIn(list, caller),
  };
}

/** A funding source of the catalogue; anything else is a broken row. */
export function fundingOf(funding: string) {
  const found = sponsorFundings.find((one) => one === funding);
  if (!found) throw new Error(`a programme has the funding ${funding}`);
  return found;
}

/** A list that waits for the caller. */
export function waitingList(list: WaitingRow, caller: Caller) {
  return {
    listId: list.list_id,
    version: list.version,
    state: list.state,
    kind: list.kind,
    programmeId: list.programme_id,
    programmeName: list.programme_name,
    villageCode: list.village_code,
    villageName: list.village_name,
    candidates: Number(list.candidates),
    workers: list.workers,
    amountIdr: String(list.amount_idr),
    contentHash: list.content_hash,
    note: list.note,
    makerName: list.maker_name,
    verifierName: list.verifier_name,
    since: list.since,
    ownHand: ownHandIn(list, caller),
  };
}

/** A candidate as his verifier sees him. */
export function checkedRow(row: CheckedCandidateRow) {
  return {
    workerId: row.worker_id,
    place: row.place,
    name: row.name,
    nikMasked: row.nik_masked,
    birthDate: row.birth_date,
    sex: row.sex,
    occupation: row.occupation,
    hamlet: row.hamlet,
    category:
      row.category_id === null ? null : { id: row.category_id, en: row.category_en ?? row.category_id },
    isReserve: row.is_reserve,
    outcome: row.outcome,
    reasons: [...row.reasons],
    reasonDetails: row.reason_details,
    verdict: row.state,
    verdictReason: row.verdict_reason,
    verdictName: row.verdict_name,
  };
}

function handOf(name: string, at: Date | null) {
  return name === '' ? null : { name, at: at?.toISOString() ?? null };
}

function billView(bill: ListBillRow) {
  return {
    code: bill.code,
    state: bill.state,
    amountIdr: String(bill.amount_idr),
    feeIdr: String(bill.fee_idr),
    paidIdr: String(bill.paid_idr),
    owedIdr: String(bill.owed_idr),
    dueOn: bill.due_on,
    expiresOn: bill.expires_on,
    paidOn: bill.paid_on,
  };
}
