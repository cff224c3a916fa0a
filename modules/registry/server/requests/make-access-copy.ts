import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { refuse } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { contextOf } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction, type Transaction } from '#platform/server/db/transaction.ts';
import { openSealed, seal } from '#platform/server/secrets/sealing.ts';
import { accessPdf } from './access-pdf.ts';
import { moveOn } from './change-request.ts';
import { gatherEverything } from './everything.ts';
import { requestAudit } from './request-audit.ts';
import { findRequest, type RequestRow } from './request-queries.ts';

export type CopyFormat = 'json' | 'pdf';

const mediaTypes = { json: 'application/json', pdf: 'application/pdf' } as const;
const fetchers = ['office_staff', 'office_supervisor', 'worker'] as const;

/** Makes the copy that was asked for and hands it over: the request is answered with it. Nothing to do where it is no longer asked for. */
export async function makeAccessCopyNow(
  services: Services,
  caller: Caller,
  requestId: string,
): Promise<void> {
  const row = await inTransaction(services.pool, contextOf(caller), (transaction) =>
    findRequest(transaction, requestId),
  );
  if (row?.state !== 'IN_PROGRESS' || row.kind !== 'access') return;
  const name = 'registry.hand-over-copy';
  await act(services, {
    act: { name, roles: ['office_staff', 'office_supervisor'] },
    caller,
    request: { requestId, version: row.version },
    perform: async (transaction) => {
      const everything = await gatherEverything(services, transaction, row);
      await keepCopy(services, transaction, row, {
        format: 'json',
        bytes: Buffer.from(JSON.stringify(everything, null, 2)),
      });
      await keepCopy(services, transaction, row, {
        format: 'pdf',
        bytes: await accessPdf(everything, services.mode === 'demo'),
      });
      await moveOn(services, transaction, caller, { name, requestId, version: row.version });
      return { output: null, audit: requestAudit(name, row) };
    },
  });
}

async function keepCopy(
  { secrets }: Services,
  transaction: Transaction,
  row: RequestRow,
  { format, bytes }: { readonly format: CopyFormat; readonly bytes: Buffer },
): Promise<void> {
  await sql`insert into registry.access_copies (worker_id, request_id, format, content_sealed, sha256, size_bytes, area_code, work_area_code)
    values (${row.worker_id}::uuid, ${row.request_id}::uuid, ${format}, ${seal(secrets, copyPlace(row.request_id, format), bytes)},
      ${createHash('sha256').update(bytes).digest()}, ${bytes.length}, ${row.area_code}, ${row.work_area_code})`.execute(
    transaction.of<unknown>(),
  );
}

/**
 * The copy as a file; each download is written down.
 *
 * @throws Refusal `case.not_found`, `case.copy_not_ready`, `case.copy_expired`
 */
export async function downloadCopy(
  services: Services,
  caller: Caller,
  { requestId, format }: { readonly requestId: string; readonly format: CopyFormat },
): Promise<File> {
  const name = 'registry.download-access-copy';
  const bytes = await act(services, {
    act: { name, roles: fetchers },
    caller,
    request: null,
    perform: async (transaction) => {
      const row = await findRequest(transaction, requestId);
      if (row?.kind !== 'access') throw refuse('case.not_found');
      if (row.state !== 'ANSWERED') throw refuse('case.copy_not_ready');
      const { rows } = await sql<{ content_sealed: Buffer }>`select content_sealed from registry.access_copies
        where worker_id = ${row.worker_id}::uuid and request_id = ${requestId}::uuid and format = ${format}`.execute(
        transaction.of<unknown>(),
      );
      const [copy] = rows;
      if (!copy) throw refuse('case.copy_expired');
      return {
        output: openSealed(services.secrets, copyPlace(requestId, format), copy.content_sealed),
        audit: requestAudit(name, row, { format }),
      };
    },
  });
  return new File([new Uint8Array(bytes)], `salinan-data-${requestId.slice(0, 8)}.${format}`, {
    type: mediaTypes[format],
  });
}

function copyPlace(requestId: string, format: CopyFormat) {
  return { table: 'access_copies', column: 'content', rowId: `${requestId}.${format}` };
}
