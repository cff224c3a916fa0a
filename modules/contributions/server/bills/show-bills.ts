import { z } from 'zod';
import { readPaymentCode } from '#modules/contributions/core/index.ts';
import { isUuid } from '#platform/core/ids.ts';
import { isDay } from '#platform/core/month.ts';
import { refuse as refuseInput } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type BillPlace, countBills, listBills } from './bill-queries.ts';
import { billReaders } from './bill-roles.ts';
import { billLine, workersPaying } from './bill-view.ts';

const name = 'contributions.show-bills';
const placeSchema = z.tuple([z.string().refine(isDay), z.string().refine(isUuid)]);

export interface BillListRequest {
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly month?: string | undefined;
  readonly payerId?: string | undefined;
  readonly code?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A page of the bills in the caller's scope, with the sums of all that the search finds. */
export function showBills(services: Services, caller: Caller, request: BillListRequest) {
  const after = readPlace(request.cursor);
  const search = {
    state: request.state ?? null,
    kind: request.kind ?? null,
    month: request.month ?? null,
    payerId: request.payerId ?? null,
    code: request.code === undefined ? null : (readPaymentCode(request.code) ?? ''),
  };
  return readPeople(services, {
    act: { name, roles: billReaders },
    caller,
    perform: async (transaction) => {
      const rows = await listBills(transaction, search, { after, limit: request.limit + 1 });
      const totals = await countBills(transaction, search);
      const page = rows.slice(0, request.limit);
      const last = rows.length > request.limit ? page.at(-1) : undefined;
      return {
        output: {
          bills: page.map(billLine),
          cursor: last ? `${last.due_on} ${last.bill_id}` : null,
          totals: {
            bills: Number(totals.bills),
            amountIdr: String(totals.amount_idr),
            owedIdr: String(totals.owed_idr),
          },
        },
        audit: {
          act: name,
          subjectKind: 'bills',
          subjectId: '',
          details: { shown: page.length },
          workers: workersPaying(page),
        },
      };
    },
  });
}

function readPlace(cursor: string | undefined): BillPlace | null {
  if (cursor === undefined) return null;
  const read = placeSchema.safeParse(cursor.split(' '));
  if (!read.success) throw refuseInput('input.invalid', { field: 'cursor' });
  const [dueOn, billId] = read.data;
  return { dueOn, billId };
}
