import { sql } from 'kysely';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { seal } from '#platform/server/secrets/sealing.ts';

/** A file as it was uploaded. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Keeps an uploaded file as it came, sealed. Gives its id. */
export async function keepFile(
  transaction: Transaction,
  services: Services,
  { caller, file, sha256 }: { caller: Caller; file: UploadedFile; sha256: Buffer },
): Promise<string> {
  const fileId = newId();
  const place = { table: 'files', column: 'content', rowId: fileId };
  await sql`insert into platform.files (file_id, sha256, name, size_bytes, content_sealed, account_id, organisation_id)
    values (${fileId}::uuid, ${sha256}, ${file.name.slice(0, 200)}, ${file.bytes.length},
      ${seal(services.secrets, place, file.bytes)}, ${caller.accountId}::uuid, ${caller.organisationId}::uuid)`.execute(
    transaction.of<unknown>(),
  );
  return fileId;
}
