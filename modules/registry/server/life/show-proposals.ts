import { areaName } from '#modules/registry/server/areas/index.ts';
import { idSchema } from '#platform/core/contract.ts';
import { type Caller, contextOf } from '#platform/core/roles.ts';
import { requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { writeAudit } from '#platform/server/audit/write-audit.ts';
import { inTransaction } from '#platform/server/db/transaction.ts';
import { countPending, listPending, type PendingRow } from './proposal-queries.ts';
import { proposalView, proposedChanges } from './proposal-view.ts';
import { type ShownChange, showChanges } from './show-changes.ts';

const definition = {
  name: 'registry.show-proposals',
  roles: ['office_staff', 'office_supervisor', 'village', 'auditor'],
} as const;

/** Acts on workers that wait for a second person, oldest first; who is shown is written down. */
export async function showProposals(
  services: Services,
  caller: Caller,
  page: { readonly cursor?: string | undefined; readonly limit: number },
) {
  requireRole(definition, caller);
  return inTransaction(services.pool, contextOf(caller), async (transaction) => {
    const after = idSchema.safeParse(page.cursor).data ?? null;
    const found = await listPending(transaction, { after, limit: page.limit + 1 });
    const rows = found.slice(0, page.limit);
    await writeAudit(transaction, caller, {
      act: definition.name,
      subjectKind: 'proposal',
      subjectId: '',
      details: { count: rows.length },
      workers: rows.map((row) => row.worker_id),
    });
    const changes = await showChanges(transaction, rows.map(proposedChanges), []);
    return {
      proposals: rows.map((row, place) => pending(caller, row, changes[place] ?? [])),
      total: await countPending(transaction),
      cursor: found.length > rows.length ? (rows.at(-1)?.proposal_id ?? null) : null,
    };
  });
}

function pending(caller: Caller, row: PendingRow, changes: readonly ShownChange[]) {
  return {
    ...proposalView(caller, row, changes),
    name: row.name,
    nikMasked: row.nik_masked,
    area: areaName({
      code: row.area_code,
      name: row.area_name,
      kind: row.area_kind,
      pathName: row.area_path_name,
    }),
  };
}
