import { mayCancel } from '#modules/contributions/core/index.ts';
import { type Caller, mayWrite } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import {
  type BillRow,
  type BillWorkerRow,
  findHeld,
  getBill,
  listBillMonths,
  listBillPayments,
  listBillWorkers,
} from './bill-queries.ts';
import { reliefsOf } from './bill-reliefs.ts';
import { billReaders, groupBillIssuers } from './bill-roles.ts';
import { billLine, workersPaying } from './bill-view.ts';

const name = 'contributions.show-bill';
/** Workers of a bill shown at once. */
const workersShown = 500;

/**
 * One bill: its months with the reliefs of the law, its workers, the money that came for it.
 *
 * @throws Refusal `bill.not_found`
 */
export function showBill(
  services: Services,
  caller: Caller,
  { code, after }: { readonly code: string; readonly after?: string | undefined },
) {
  return readPeople(services, {
    act: { name, roles: billReaders },
    caller,
    perform: async (transaction) => {
      const bill = await getBill(transaction, code);
      const months = await listBillMonths(transaction, bill.bill_id);
      const people = await listBillWorkers(transaction, bill.bill_id, {
        after: after ?? null,
        limit: workersShown,
      });
      const payments = await listBillPayments(transaction, bill.bill_id);
      const held = bill.kind === 'group' ? await findHeld(transaction, bill.payer_id) : 0n;
      return {
        output: {
          ...billLine(bill),
          paidOn: bill.paid_on,
          replacedByCode: bill.replaced_by_code,
          endedReason: bill.ended_reason,
          months: months.map((row) => monthView(bill, row)),
          people: people.map(personView),
          heldIdr: String(held),
          payments: payments.map((one) => ({
            receivedOn: one.received_on,
            amountIdr: String(one.amount_idr),
            channel: one.channel,
          })),
          ...actsOf(caller, bill, { held, hasMoney: payments.length > 0 }),
        },
        audit: {
          act: name,
          subjectKind: 'bill',
          subjectId: bill.bill_id,
          areaCode: bill.area_code,
          workers: [
            ...workersPaying([bill]),
            ...people.flatMap((one) => (one.name === null ? [] : [one.worker_id])),
          ],
        },
      };
    },
  });
}

function actsOf(
  caller: Caller,
  { kind, state, paid_idr }: BillRow,
  { held, hasMoney }: { readonly held: bigint; readonly hasMoney: boolean },
) {
  const writes = mayWrite(caller.role, 'bills');
  return {
    mayCancel: writes && !hasMoney && mayCancel({ kind, state, paidIdr: paid_idr }),
    mayNameMembers: groupBillIssuers.some((role) => role === caller.role) && state === 'open' && held > 0n,
  };
}

function monthView(bill: BillRow, row: Awaited<ReturnType<typeof listBillMonths>>[number]) {
  return {
    month: row.month,
    sector: row.occupation,
    workers: Number(row.workers),
    jkkIdr: String(row.jkk_idr),
    jkmIdr: String(row.jkm_idr),
    jhtIdr: String(row.jht_idr),
    jpIdr: String(row.jp_idr),
    amountIdr: String(row.amount_idr),
    state: row.state,
    reliefs: bill.segment === 'BPU' && bill.payer_kind !== 'sponsor' ? reliefsOf(row) : [],
  };
}

function personView(row: BillWorkerRow) {
  return {
    workerId: row.worker_id,
    name: row.name,
    nikMasked: row.nik_masked,
    months: [...row.months],
    amountIdr: String(row.amount_idr),
    paidIdr: String(row.paid_idr),
    state: row.state,
  };
}
