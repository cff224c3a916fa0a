import {
  type MembershipMove,
  type MergeChoices,
  type MergeEvent,
  type MergeMembership,
  type MergeRecord,
  recordChanges,
  redactNumbers,
  refuse,
} from '#modules/registry/core/index.ts';
import { bytes, maskedChanges, sealedChanges, workerRow } from '#modules/registry/server/life/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';
import { type MergeImages, sealedImages } from './kept-images.ts';
import type { LoadedRecord } from './load-record.ts';
import { keepMerge, type MergeRequestRow } from './merge-queries.ts';

/** What was decided about two records, and who answers for it. */
export interface DecidedMerge {
  readonly act: MergeEvent;
  readonly mergeId: string;
  /** Of the event: for a merge its own id. */
  readonly eventId: string;
  readonly survivor: LoadedRecord;
  readonly merged: LoadedRecord;
  readonly after: { readonly survivor: MergeRecord; readonly merged: MergeRecord };
  readonly day: string;
  readonly request: MergeRequestRow;
  readonly approver: { readonly accountId: string; readonly name: string };
  /** Of a merge alone. */
  readonly merge: { readonly choices: MergeChoices; readonly moves: readonly MembershipMove[] } | null;
  /** Of a taking back alone: the survivor before the merge. */
  readonly before: MergeRecord | null;
}

/**
 * Writes what was decided, whole or not at all.
 *
 * @throws Refusal `worker.changed_elsewhere`, `merge.nik_taken`
 */
export async function keepDecided(
  secrets: Secrets,
  transaction: Transaction,
  decided: DecidedMerge,
): Promise<void> {
  const { survivor, merged, after, request, approver } = decided;
  const kept = await keepMerge(transaction, {
    act: decided.act,
    requestId: request.request_id,
    mergeId: decided.mergeId,
    eventId: decided.eventId,
    survivorId: survivor.workerId,
    mergedId: merged.workerId,
    survivorVersion: survivor.loaded.version,
    mergedVersion: merged.loaded.version,
    membershipsSeen: [...survivor.membershipsSeen, ...merged.membershipsSeen].sort().join(','),
    day: decided.day,
    survivor: {
      ...workerRow(secrets, survivor.workerId, after.survivor.facts),
      custodians: after.survivor.custodians,
    },
    memberships: membershipsOf(decided),
    nik: niksOf(secrets, decided),
    phones: phonesOf(secrets, decided),
    events: eventsOf(secrets, decided),
    reason: redactNumbers(request.reason),
    accountId: request.account_id,
    actorName: request.actor_name,
    actorRole: request.actor_role,
    approvedBy: approver.accountId,
    approverName: approver.name,
    ...mergeOf(secrets, decided),
  });
  if (kept === 'changed') throw refuse('worker.changed_elsewhere', { changes: [] });
  if (kept === 'taken') throw refuse('merge.nik_taken');
}

function mergeOf(secrets: Secrets, { merge, mergeId, survivor, merged, after }: DecidedMerge) {
  if (merge === null) return {};
  const images: MergeImages = { survivor: survivor.record, merged: merged.record, after: after.survivor };
  const { masked, sealed } = sealedImages(secrets, mergeId, images);
  return { choices: merge.choices, moves: merge.moves, images: masked, imagesSealed: bytes(sealed) };
}

function membershipsOf({ survivor, merged, after, merge }: DecidedMerge) {
  const known = new Set(survivor.record.memberships.map(({ membershipId }) => membershipId));
  const kept = new Set(after.survivor.memberships.map(({ membershipId }) => membershipId));
  const closed = changedRows(merged.workerId, merged.record.memberships, after.merged.memberships);
  return {
    closed: merge === null ? [] : closed,
    gone: [...known].filter((id) => !kept.has(id)),
    copies: (merge?.moves ?? [])
      .filter(({ how }) => how === 'copied')
      .map(({ from, to }) => ({ membership_id: to, copies: from })),
    changed: [
      ...changedRows(survivor.workerId, survivor.record.memberships, after.survivor.memberships),
      ...(merge === null ? closed : []),
    ],
  };
}

function changedRows(
  workerId: string,
  before: readonly MergeMembership[],
  after: readonly MergeMembership[],
) {
  const stood = new Map(before.map((one) => [one.membershipId, JSON.stringify(rowOf(workerId, one))]));
  return after
    .map((one) => rowOf(workerId, one))
    .filter((row) => stood.get(row.membership_id) !== JSON.stringify(row));
}

function rowOf(workerId: string, membership: MergeMembership) {
  return {
    worker_id: workerId,
    membership_id: membership.membershipId,
    state: membership.state,
    opened_on: membership.openedOn,
    ended_on: membership.endedOn,
    end_reason: membership.endReason,
    occupation: membership.occupation,
    wage_idr: membership.wageIdr,
    kpj: membership.kpj,
  };
}

/** Of a merge: the NIK whose claims lead on. Of a taking back: the survivor's own, and the one he no longer has. */
function niksOf(secrets: Secrets, { merged, after, merge, before }: DecidedMerge) {
  const index = blindIndex(secrets, 'nik');
  if (merge !== null) return { merged: bytes(index(merged.record.facts.nik ?? '')) };
  const own = after.survivor.facts.nik ?? '';
  const former = before?.facts.nik ?? own;
  return { survivor: bytes(index(own)), left: former === own ? null : bytes(index(former)) };
}

/** A telephone is counted for who has it: the merged record has none until the merge is taken back. */
function phonesOf(secrets: Secrets, { survivor, merged, after, merge }: DecidedMerge) {
  const index = blindIndex(secrets, 'phone');
  const claim = (workerId: string, phone: string | null) =>
    phone === null ? [] : [{ phone_index: bytes(index(phone)), worker_id: workerId }];
  const [was, is] = [survivor.record.facts.phone, after.survivor.facts.phone];
  const changed =
    was === is
      ? { gone: [], come: [] }
      : { gone: claim(survivor.workerId, was), come: claim(survivor.workerId, is) };
  const others = claim(merged.workerId, merged.record.facts.phone);
  return {
    gone: [...changed.gone, ...(merge === null ? [] : others)],
    come: [...changed.come, ...(merge === null ? others : [])],
  };
}

function eventsOf(secrets: Secrets, { eventId, survivor, merged, after }: DecidedMerge) {
  const of = (loaded: LoadedRecord, record: MergeRecord) => {
    const changes = recordChanges(loaded.record, record);
    return {
      worker_id: loaded.workerId,
      changes: maskedChanges(changes),
      sealed: sealedChanges(secrets, eventId, changes),
    };
  };
  return [of(survivor, after.survivor), of(merged, after.merged)];
}
