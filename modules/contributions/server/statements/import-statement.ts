import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { refuseStatement, type StatementFormat } from '#modules/contributions/core/statement-terms/index.ts';
import { redactNumbers } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act, read } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { enqueue } from '#platform/server/jobs/enqueue.ts';
import { newId } from '#platform/server/new-id.ts';
import { statementFileLimits } from './reading/index.ts';
import { sealAsked, sealContent } from './statement-file.ts';
import { getStatement, type StatementRecord } from './statement-queries.ts';
import { statementWriters } from './statement-roles.ts';

const definition = { name: 'contributions.import-statement', roles: statementWriters } as const;

export interface StatementUpload {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Null: told by the content. */
  readonly format: StatementFormat | null;
  /** The receiving account, for a file that names none. */
  readonly account: string | null;
}

/**
 * Keeps a bank statement as it came and has it read and posted in the background. The same file again is the same statement: what was
 * taken in stays, what was refused or not yet read is read again.
 *
 * @throws Refusal `statement.file_empty`, `statement.file_too_large`
 */
export async function importStatement(
  services: Services,
  caller: Caller,
  upload: StatementUpload,
  key?: string,
): Promise<StatementRecord> {
  const { bytes, format, account } = upload;
  if (bytes.length === 0) throw refuseStatement('statement.file_empty');
  if (bytes.length > statementFileLimits.uploadBytes)
    throw refuseStatement('statement.file_too_large', {
      limitMebibytes: statementFileLimits.uploadBytes / 1_048_576,
    });
  const sha256 = createHash('sha256').update(bytes).digest();
  const statementId = await act(services, {
    act: definition,
    caller,
    key,
    request: { sha256: sha256.toString('hex'), format, account },
    perform: async (transaction) => {
      const kept = await keep(services, transaction, { caller, upload, sha256 });
      if (!kept.isPosted)
        await enqueue(transaction, {
          task: 'contributions.post-statement',
          payload: { statementId: kept.statementId, accountId: caller.accountId },
          key: `contributions.post-statement:${kept.statementId}`,
        });
      return {
        output: kept.statementId,
        audit: {
          act: definition.name,
          subjectKind: 'statement',
          subjectId: kept.statementId,
          details: { sha256: sha256.toString('hex'), sizeBytes: bytes.length, again: kept.isKnown },
        },
      };
    },
  });
  return read(services, caller, (transaction) => getStatement(transaction, statementId));
}

interface Kept {
  readonly statementId: string;
  readonly isKnown: boolean;
  readonly isPosted: boolean;
}

async function keep(
  services: Services,
  transaction: Transaction,
  received: { readonly caller: Caller; readonly upload: StatementUpload; readonly sha256: Buffer },
): Promise<Kept> {
  const { caller, upload, sha256 } = received;
  const [statementId, fileId] = [newId(), newId()];
  const fileName = redactNumbers(upload.fileName).slice(0, 200);
  const db = transaction.of<unknown>();
  const statement = {
    ...{ statement_id: statementId, sha256: `\\x${sha256.toString('hex')}`, file_id: fileId },
    ...{ format: upload.format ?? 'csv', file_name: fileName, account_id: caller.accountId },
    asked_sealed: `\\x${sealAsked(services.secrets, fileId, upload).toString('hex')}`,
  };
  const found = await sql<{
    id: string;
  }>`select contributions.keep_statement(${JSON.stringify(statement)}::jsonb) as id`.execute(db);
  const record = await getStatement(transaction, found.rows[0]?.id ?? '');
  if (record.file_id === fileId)
    await sql`insert into platform.files (file_id, sha256, name, size_bytes, content_sealed, account_id, area_code)
      values (${fileId}::uuid, ${sha256}, ${fileName}, ${upload.bytes.length},
        ${sealContent(services.secrets, fileId, upload.bytes)}, ${caller.accountId}::uuid, '')`.execute(db);
  return {
    statementId: record.statement_id,
    isKnown: record.statement_id !== statementId,
    isPosted: record.state === 'posted',
  };
}
