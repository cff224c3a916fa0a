import { looksByDay, maskPhone, ownStatus, payerOf, refuse } from '#modules/registry/core/index.ts';
import { areaName } from '#modules/registry/server/areas/index.ts';
import { openIdentity } from '#modules/registry/server/identities/index.ts';
import {
  findWorker,
  listMemberships,
  type MembershipRow,
  type WorkerRow,
} from '#modules/registry/server/workers/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { listOwnLooks, listOwnPayers } from './own-queries.ts';

const definition = { name: 'registry.show-own', roles: ['worker'] } as const;
const looksShown = 200;

/** Everything kept about the worker who asks. His own look is written down too. */
export function showOwn(services: Services, caller: Caller) {
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const worker = caller.workerId ? await findWorker(transaction, caller.workerId) : null;
      if (!worker) throw refuse('worker.not_found');
      const memberships = await ownMemberships(transaction, worker.worker_id);
      const looks = await listOwnLooks(transaction, worker.worker_id, looksShown + 1);
      return {
        output: {
          workerId: worker.worker_id,
          name: worker.name,
          status: ownStatus(memberships),
          memberships,
          held: heldAbout(services, worker),
          looks: looksByDay(looks.slice(0, looksShown)),
          looksMore: looks.length > looksShown,
        },
        audit: {
          act: definition.name,
          subjectKind: 'worker',
          subjectId: worker.worker_id,
          areaCode: worker.area_code ?? '',
          workers: [worker.worker_id],
        },
      };
    },
  });
}

async function ownMemberships(transaction: Transaction, workerId: string) {
  const [memberships, payers] = [
    await listMemberships(transaction, workerId),
    await listOwnPayers(transaction),
  ];
  return memberships.map((membership: MembershipRow) => {
    const organisation = payers.get(membership.membership_id);
    return {
      membershipId: membership.membership_id,
      segment: membership.segment,
      state: membership.state,
      openedOn: membership.opened_on,
      endedOn: membership.ended_on,
      kpj: membership.kpj,
      payer: payerOf(membership),
      organisation: organisation ? { name: organisation.name, kind: organisation.kind } : null,
    };
  });
}

function heldAbout({ secrets }: Services, worker: WorkerRow) {
  const { phone } = openIdentity(secrets, worker);
  return {
    nikMasked: worker.nik_masked,
    birthPlace: worker.birth_place,
    birthDate: worker.birth_date,
    sex: worker.sex,
    motherName: worker.mother_name,
    phoneMasked: phone === null ? null : maskPhone(phone),
    area: areaName({
      code: worker.area_code,
      name: worker.area_name,
      kind: worker.area_kind,
      pathName: worker.area_path_name,
    }),
    hamlet: worker.hamlet,
    address: worker.address,
    occupation: worker.occupation,
    declaredIncomeIdr: worker.declared_income_idr,
    workArea: areaName({
      code: worker.work_area_code,
      name: worker.work_area_name,
      kind: worker.work_area_kind,
      pathName: worker.work_area_path_name,
    }),
  };
}
