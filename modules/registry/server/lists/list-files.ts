import { sql } from 'kysely';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { openSealed, seal } from '#platform/server/secrets/sealing.ts';

/** The file as it came, or an Error when it is gone: a list never stands without its file. */
export async function openListFile(
  services: Services,
  transaction: Transaction,
  fileId: string,
): Promise<Uint8Array> {
  const found = await sql<{ content_sealed: Buffer }>`
    select content_sealed from platform.files where file_id = ${fileId}::uuid`.execute(
    transaction.of<unknown>(),
  );
  const [file] = found.rows;
  if (!file) throw new Error('the file of the list is not in sight');
  return openSealed(services.secrets, contentPlace(fileId), file.content_sealed);
}

export function sealFile(services: Services, fileId: string, bytes: Uint8Array): Buffer {
  return seal(services.secrets, contentPlace(fileId), bytes);
}

function contentPlace(fileId: string) {
  return { table: 'files', column: 'content', rowId: fileId };
}
