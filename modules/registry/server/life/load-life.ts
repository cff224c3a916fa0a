import { z } from 'zod';
import {
  type Life,
  type LifeChange,
  type LifeEvent,
  type LifeMembership,
  membershipFields,
  refuse,
  type WorkerFacts,
  workerFields,
} from '#modules/registry/core/index.ts';
import { openIdentity } from '#modules/registry/server/identities/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { openSealed } from '#platform/server/secrets/sealing.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';
import {
  type EventRow,
  findLifeWorker,
  type LifeMembershipRow,
  type LifeWorkerRow,
  listEvents,
  listLifeMemberships,
} from './life-queries.ts';

/** A worker with all that acts on him are decided on, as it stood when it was read. */
export interface LoadedLife {
  readonly workerId: string;
  readonly life: Life;
  /** Oldest first; NIK and telephone in clear. */
  readonly events: readonly LifeEvent[];
  readonly rows: readonly EventRow[];
  readonly memberships: readonly LifeMembershipRow[];
  readonly version: number;
  /** The record that stands in place of this one: nothing is done to this one any more. */
  readonly mergedInto: string | null;
}

const changesShape = z.array(
  z.object({
    membershipId: z.string().nullable(),
    field: z.enum([...workerFields, ...membershipFields]),
    was: z.string().nullable(),
    is: z.string().nullable(),
  }),
);

const sealedShape = z.partialRecord(
  z.enum(['nik', 'phone']),
  z.object({ was: z.string().nullable(), is: z.string().nullable() }),
);

/**
 * A worker in the caller's scope with memberships and history.
 *
 * @throws Refusal `worker.not_found`, the same for one who does not exist and one out of scope
 */
export async function loadLife(
  secrets: Secrets,
  transaction: Transaction,
  workerId: string,
): Promise<LoadedLife> {
  const worker = await findLifeWorker(transaction, workerId);
  if (!worker) throw refuse('worker.not_found');
  const memberships = await listLifeMemberships(transaction, workerId);
  const rows = await listEvents(transaction, workerId);
  return {
    workerId,
    life: { facts: factsOf(secrets, worker), memberships: memberships.map(membershipOf) },
    events: rows.map((row) => eventOf(secrets, row)),
    rows,
    memberships,
    version: worker.version,
    mergedInto: worker.merged_into,
  };
}

function factsOf(secrets: Secrets, worker: LifeWorkerRow): WorkerFacts {
  return {
    ...openIdentity(secrets, worker),
    name: worker.name,
    birthDate: worker.birth_date,
    birthPlace: worker.birth_place,
    sex: worker.sex,
    motherName: worker.mother_name,
    address: worker.address,
    hamlet: worker.hamlet,
    occupation: worker.occupation,
    occupationGroup: worker.occupation_group,
    declaredIncomeIdr: worker.declared_income_idr,
    areaCode: worker.area_code,
    workAreaCode: worker.work_area_code,
    deceasedOn: worker.deceased_on,
    flags: worker.nik_flags.join(','),
  };
}

function membershipOf(row: LifeMembershipRow): LifeMembership {
  return {
    membershipId: row.membership_id,
    segment: row.segment,
    organisationId: row.organisation_id,
    state: row.state,
    openedOn: row.opened_on,
    endedOn: row.ended_on,
    endReason: row.end_reason,
    occupation: row.occupation,
    wageIdr: row.wage_idr,
  };
}

function eventOf(secrets: Secrets, row: EventRow): LifeEvent {
  return {
    eventId: row.event_id,
    act: row.act,
    effectiveOn: row.effective_on,
    changes: changesOf(secrets, row),
    undoes: row.undoes,
  };
}

/** Changes of an event as they are kept: NIK and telephone masked; those of acts of another kind, as far as they fit. */
export function keptChanges({ changes }: { readonly changes: unknown }): readonly LifeChange[] {
  const read = changesShape.safeParse(changes);
  return read.success ? read.data : [];
}

function changesOf(secrets: Secrets, row: EventRow): readonly LifeChange[] {
  if (row.changes_sealed === null) return keptChanges(row);
  const opened = openSealed(secrets, changesPlace(row.event_id), row.changes_sealed).toString('utf8');
  const clear = sealedShape.parse(JSON.parse(opened));
  return keptChanges(row).map((change) => {
    const sealed = change.field === 'nik' || change.field === 'phone' ? clear[change.field] : undefined;
    return sealed && change.membershipId === null ? { ...change, ...sealed } : change;
  });
}

/** Where the clear values of an event's changes belong. */
export function changesPlace(eventId: string) {
  return { table: 'worker_events', column: 'changes', rowId: eventId };
}
