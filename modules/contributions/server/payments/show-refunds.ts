import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { moneyReaders } from './money-roles.ts';
import { workersShown } from './payment-view.ts';
import { listRefunds } from './refund-queries.ts';
import { refundView } from './refund-view.ts';

/** Money to be given back or attributed: what waits for a second person first; the look is written down. */
export function showRefunds(
  services: Services,
  caller: Caller,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const name = 'contributions.show-refunds';
  const after = cursor && /^\d{1,6}$/.test(cursor) ? Number(cursor) : 0;
  return readPeople(services, {
    act: { name, roles: moneyReaders },
    caller,
    perform: async (transaction) => {
      const rows = await listRefunds(transaction, { after, limit });
      return {
        output: {
          refunds: rows.map((row) => refundView(row, caller)),
          cursor: rows.length === limit ? String(after + limit) : null,
        },
        audit: {
          act: name,
          subjectKind: 'refunds',
          subjectId: 'all',
          details: { rows: rows.length },
          workers: workersShown(rows),
        },
      };
    },
  });
}
