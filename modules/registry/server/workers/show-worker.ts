import { maskPhone, refuse } from '#modules/registry/core/index.ts';
import { areaName } from '#modules/registry/server/areas/index.ts';
import { openIdentity } from '#modules/registry/server/identities/index.ts';
import { workerHistory } from '#modules/registry/server/life/index.ts';
import { type Caller, contextOf } from '#platform/core/roles.ts';
import { requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { writeAudit } from '#platform/server/audit/write-audit.ts';
import { inTransaction } from '#platform/server/db/transaction.ts';
import { rolesThatSeePeople } from './search-workers.ts';
import { workerLine } from './worker-lines.ts';
import {
  findWorker,
  type LookRow,
  listLooks,
  listMemberships,
  type MembershipRow,
  type WorkerRow,
} from './worker-queries.ts';

const definition = { name: 'registry.show-worker', roles: rolesThatSeePeople } as const;
const looksShown = 50;

/**
 * Everything known of a worker. The look is written first, so that it heads the list of looks.
 *
 * @throws Refusal `worker.not_found`, the same for a worker who does not exist and one out of scope
 */
export async function showWorker(services: Services, caller: Caller, workerId: string) {
  requireRole(definition, caller);
  return inTransaction(services.pool, contextOf(caller), async (transaction) => {
    const worker = await findWorker(transaction, workerId);
    if (!worker) throw refuse('worker.not_found');
    await writeAudit(transaction, caller, {
      act: definition.name,
      subjectKind: 'worker',
      subjectId: worker.worker_id,
      areaCode: worker.area_code ?? '',
      workers: [worker.worker_id],
    });
    const memberships = await listMemberships(transaction, workerId);
    const looks = await listLooks(transaction, workerId, looksShown + 1);
    return {
      ...workerLine(worker),
      ...personalDetails(worker),
      phoneMasked: phoneMaskedOf(services, worker),
      memberships: memberships.map(membership),
      history: looks.slice(0, looksShown).map(look),
      historyMore: looks.length > looksShown,
      mergedInto:
        worker.standing_id === null ? null : { workerId: worker.standing_id, name: worker.standing_name },
      life: await workerHistory(transaction, caller, workerId),
    };
  });
}

function personalDetails(worker: WorkerRow) {
  return {
    birthPlace: worker.birth_place,
    motherName: worker.mother_name,
    address: worker.address,
    hamlet: worker.hamlet,
    declaredIncomeIdr: worker.declared_income_idr,
    workArea: areaName({
      code: worker.work_area_code,
      name: worker.work_area_name,
      kind: worker.work_area_kind,
      pathName: worker.work_area_path_name,
    }),
    flags: worker.nik_flags,
    demonstration: worker.demonstration,
    createdAt: worker.created_at.toISOString(),
    version: worker.version,
  };
}

function phoneMaskedOf({ secrets }: Services, worker: WorkerRow): string | null {
  const { phone } = openIdentity(secrets, worker);
  return phone === null ? null : maskPhone(phone);
}

function membership(row: MembershipRow) {
  return {
    membershipId: row.membership_id,
    segment: row.segment,
    state: row.state,
    organisation:
      row.organisation_id === null
        ? null
        : { organisationId: row.organisation_id, name: row.organisation_name ?? '' },
    kpj: row.kpj,
    openedOn: row.opened_on,
    endedOn: row.ended_on,
    endReason: row.end_reason,
    occupation: row.occupation,
    wageIdr: row.wage_idr,
    listId: row.list_id,
  };
}

function look(row: LookRow) {
  return {
    at: row.recorded_at.toISOString(),
    actorName: row.actor_name,
    actorRole: row.actor_role,
    organisation: row.organisation,
    act: row.act,
    reason: row.reason,
  };
}
