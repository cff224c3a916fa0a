import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type ListKind, redactNumbers, refuse } from '#modules/registry/core/index.ts';
import { listFileLimits } from '#modules/registry/server/list-reading/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act, read } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { enqueue } from '#platform/server/jobs/enqueue.ts';
import { newId } from '#platform/server/new-id.ts';
import { sealFile } from './list-files.ts';
import { type ListPlace, placeOf } from './list-place.ts';
import { getList, type ListRecord } from './list-queries.ts';
import { listWriters } from './list-roles.ts';

const definition = { name: 'registry.upload-list', roles: listWriters } as const;

export interface Upload {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly kind: ListKind;
  readonly areaCode?: string | undefined;
  readonly organisationId?: string | undefined;
  /** Day on which ages are counted; today where none is given. */
  readonly checkedOn?: string | undefined;
}

interface Received {
  readonly caller: Caller;
  readonly upload: Upload;
  readonly place: ListPlace;
  readonly sha256: Buffer;
}

/**
 * Keeps a file as it came and has it read in the background. The same file of the same sender for the same area and kind is the same
 * list; one that was cancelled or could not be read is read again.
 *
 * @throws Refusal `list.file_empty`, `list.file_too_large`, `list.area_missing`, `list.employer_missing`, `area.not_found`,
 * `organisation.not_found`
 */
export async function uploadList(
  services: Services,
  caller: Caller,
  upload: Upload,
  key?: string,
): Promise<ListRecord> {
  if (upload.bytes.length === 0) throw refuse('list.file_empty');
  if (upload.bytes.length > listFileLimits.uploadBytes)
    throw refuse('list.file_too_large', { limit: listFileLimits.uploadBytes });
  const sha256 = createHash('sha256').update(upload.bytes).digest();
  const { bytes, ...asked } = upload;
  const listId = await act(services, {
    act: definition,
    caller,
    key,
    request: { ...asked, sha256: sha256.toString('hex') },
    perform: async (transaction) => {
      const received = { caller, upload, sha256, place: await placeOf(transaction, caller, upload) };
      const earlier = await findSame(transaction, received);
      const id = earlier ?? (await insertList(services, transaction, received));
      if (earlier === null || (await restart(transaction, earlier)))
        await enqueueReading(transaction, { listId: id, accountId: caller.accountId });
      return { output: id, audit: auditOf(id, received, earlier !== null) };
    },
  });
  return read(services, caller, (transaction) => getList(transaction, listId));
}

/** One reading of a list waits at a time. */
export async function enqueueReading(
  transaction: Transaction,
  payload: { readonly listId: string; readonly accountId: string },
): Promise<void> {
  await enqueue(transaction, {
    task: 'registry.read-list',
    payload,
    key: `registry.read-list:${payload.listId}`,
  });
}

/** The lock makes two uploads of one file at the same moment one list. */
async function findSame(
  transaction: Transaction,
  { caller, upload, place, sha256 }: Received,
): Promise<string | null> {
  const db = transaction.of<unknown>();
  const sender = place.organisationId ?? caller.accountId;
  const same = `${sha256.toString('hex')}:${sender}:${place.areaCode}:${upload.kind}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${same}, 0))`.execute(db);
  const found = await sql<{ list_id: string }>`select list_id from registry.lists
    where file_sha256 = ${sha256} and coalesce(organisation_id, account_id) = ${sender}::uuid and area_code = ${place.areaCode}
      and kind = ${upload.kind} order by list_id limit 1`.execute(db);
  return found.rows[0]?.list_id ?? null;
}

async function insertList(services: Services, transaction: Transaction, received: Received): Promise<string> {
  const { caller, upload, place, sha256 } = received;
  const [listId, fileId] = [newId(), newId()];
  const fileName = redactNumbers(upload.fileName).slice(0, 200);
  const db = transaction.of<unknown>();
  await sql`insert into platform.files (file_id, sha256, name, size_bytes, content_sealed, account_id, organisation_id, area_code)
    values (${fileId}::uuid, ${sha256}, ${fileName}, ${upload.bytes.length}, ${sealFile(services, fileId, upload.bytes)},
      ${caller.accountId}::uuid, ${place.organisationId}::uuid, ${place.areaCode})`.execute(db);
  await sql`insert into registry.lists (list_id, kind, area_code, organisation_id, account_id, sender_name, file_id, file_name, file_sha256,
      checked_on, state)
    values (${listId}::uuid, ${upload.kind}, ${place.areaCode}, ${place.organisationId}::uuid, ${caller.accountId}::uuid, ${caller.name},
      ${fileId}::uuid, ${fileName}, ${sha256}, ${upload.checkedOn ?? services.today()}::date, 'received')`.execute(
    db,
  );
  return listId;
}

/** True where the list is to be read again. */
async function restart(transaction: Transaction, listId: string): Promise<boolean> {
  const restarted =
    await sql`update registry.lists set state = 'received', cancel_requested_at = null, version = version + 1
    where list_id = ${listId}::uuid and state in ('cancelled', 'failed') and rows_registered = 0 returning 1`.execute(
      transaction.of<unknown>(),
    );
  return restarted.rows.length > 0;
}

function auditOf(listId: string, { upload, place, sha256 }: Received, again: boolean) {
  return {
    act: definition.name,
    subjectKind: 'list',
    subjectId: listId,
    areaCode: place.areaCode,
    details: {
      kind: upload.kind,
      sha256: sha256.toString('hex'),
      sizeBytes: upload.bytes.length,
      again,
    },
  };
}
