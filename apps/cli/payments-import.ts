import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { StatementFormat } from '#modules/contributions/core/index.ts';
import { importStatementNow, type StatementSummary } from '#modules/contributions/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';

export interface PaymentsImportCommand {
  readonly path: string;
  readonly format: StatementFormat | null;
  /** The receiving account, for a file that names none. */
  readonly account: string | null;
  readonly key?: string | undefined;
  readonly onProgress?: (message: string) => void;
}

/** `payments import FILE`: what became of each line; the same file twice changes nothing. */
export async function importPaymentsFile(
  services: Services,
  caller: Caller,
  { path, format, account, key, onProgress }: PaymentsImportCommand,
): Promise<StatementSummary> {
  const bytes = new Uint8Array(await readFile(path));
  return importStatementNow(services, caller, {
    key,
    upload: { fileName: basename(path), bytes, format, account },
    onProgress: (lines) => onProgress?.(String(lines)),
  });
}
