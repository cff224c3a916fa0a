import { sql } from 'kysely';
import { z } from 'zod';
import { type StatementFormat, statementFormats } from '#modules/contributions/core/statement-terms/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { openSealed, seal } from '#platform/server/secrets/sealing.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';

/** What the sender said of his file. */
interface Asked {
  readonly format: StatementFormat | null;
  readonly account: string | null;
}

const askedSchema = z.object({ format: z.enum(statementFormats).nullable(), account: z.string().nullable() });

export function sealContent(secrets: Secrets, fileId: string, bytes: Uint8Array): Buffer {
  return seal(secrets, contentPlace(fileId), bytes);
}

export function sealAsked(secrets: Secrets, fileId: string, { format, account }: Asked): Buffer {
  return seal(secrets, askedPlace(fileId), JSON.stringify({ format, account }));
}

/** The file as it came and what was said of it, or an Error when it is gone: a statement never stands without its file. */
export async function openStatementFile(
  { secrets }: Services,
  transaction: Transaction,
  statementId: string,
): Promise<Asked & { readonly bytes: Uint8Array }> {
  const found = await sql<{ file_id: string; content_sealed: Buffer; asked_sealed: Buffer }>`
    select f.file_id, f.content_sealed, s.asked_sealed
    from contributions.statements s join platform.files f on f.file_id = s.file_id
    where s.statement_id = ${statementId}::uuid`.execute(transaction.of<unknown>());
  const [file] = found.rows;
  if (!file) throw new Error('the file of the statement is not in sight');
  const asked = openSealed(secrets, askedPlace(file.file_id), file.asked_sealed).toString('utf8');
  return {
    ...askedSchema.parse(JSON.parse(asked)),
    bytes: openSealed(secrets, contentPlace(file.file_id), file.content_sealed),
  };
}

function contentPlace(fileId: string) {
  return { table: 'files', column: 'content', rowId: fileId };
}

function askedPlace(fileId: string) {
  return { table: 'statements', column: 'asked', rowId: fileId };
}
