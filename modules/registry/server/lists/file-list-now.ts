import { isReasonCode } from '#modules/registry/core/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type ListCheckReport, reportOf } from './check-list-file.ts';
import { getList, type ListRecord } from './list-queries.ts';
import type { ListProgress, ListWork } from './list-work.ts';
import { readListNow } from './read-list-now.ts';
import { listRemarks } from './row-queries.ts';
import { submitList } from './submit-list.ts';
import { submitListNow } from './submit-list-now.ts';
import { type Upload, uploadList } from './upload-list.ts';

/** The document that `lists submit` prints (CONTRACT 2): the check, and what was registered. */
export interface ListSubmission extends ListCheckReport {
  readonly list: string;
  /** Rows of the list that are registered, now or by an earlier submission. */
  readonly registered: number;
  /** Rows that this command registered. */
  readonly registeredNow: number;
}

/**
 * Hands in a file, has it read and its ready rows registered at once, without waiting for the server's jobs. The same file again registers
 * nothing and gives the same document.
 *
 * @throws Refusal `list.file_*` and what uploading and submitting refuse
 */
export async function fileListNow(
  services: Services,
  caller: Caller,
  asked: {
    readonly upload: Upload;
    readonly key?: string | undefined;
    readonly onProgress?: (progress: ListProgress) => void;
  },
): Promise<ListSubmission> {
  const { upload, key, onProgress } = asked;
  const uploaded = await uploadList(services, caller, upload, key);
  const work = { services, caller, listId: uploaded.list_id, onProgress };
  await readListNow(work);
  const before = await settled(work);
  refuseUnread(before);
  await startIfReady(services, caller, before);
  await submitListNow(work);
  await settled(work);
  return read(services, caller, async (transaction) => {
    const list = await getList(transaction, uploaded.list_id);
    const rows = await listRemarks(transaction, uploaded.list_id);
    const checked = rows.map((row) => ({
      sheet: row.sheet,
      row: row.row_number,
      outcome: row.outcome,
      reasons: row.reasons.filter(isReasonCode),
    }));
    return {
      list: list.list_id,
      ...reportOf(upload, checked),
      registered: list.rows_registered,
      registeredNow: list.rows_registered - before.rows_registered,
    };
  });
}

/** A server at work on the same database may have taken the list over: then it is waited for. */
async function settled({ services, caller, listId }: ListWork): Promise<ListRecord> {
  for (;;) {
    const list = await read(services, caller, (transaction) => getList(transaction, listId));
    if (!['received', 'reading', 'submitting'].includes(list.state)) return list;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function refuseUnread(list: ListRecord): void {
  if (list.state === 'failed')
    throw new Refusal(list.error_code ?? 'list.file_unreadable', 422, list.error_details ?? {});
}

/** A list with nothing to register is answered with its rows, not refused. */
async function startIfReady(services: Services, caller: Caller, list: ListRecord): Promise<void> {
  try {
    await submitList(services, caller, list.list_id);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'list.nothing_ready')) throw error;
  }
}
