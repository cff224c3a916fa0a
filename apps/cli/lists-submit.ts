import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { sql } from 'kysely';
import { refuse } from '#modules/registry/core/index.ts';
import { fileListNow, type ListSubmission } from '#modules/registry/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';

export interface ListSubmitCommand {
  readonly path: string;
  readonly kind?: 'bpu' | 'payroll' | undefined;
  readonly areaCode?: string | undefined;
  /** NPP of the employer whose workers the list names. */
  readonly employerNpp?: string | undefined;
  readonly on?: string | undefined;
  readonly key?: string | undefined;
  readonly onProgress?: (message: string) => void;
}

/** `lists submit FILE`: the check, and what was registered; the same file twice changes nothing. */
export async function submitListFile(
  services: Services,
  caller: Caller,
  command: ListSubmitCommand,
): Promise<ListSubmission> {
  const { path, kind = 'bpu', areaCode, key, onProgress } = command;
  const organisationId = command.employerNpp
    ? await organisationOf(services, caller, command.employerNpp)
    : undefined;
  const bytes = new Uint8Array(await readFile(path));
  return fileListNow(services, caller, {
    key,
    upload: { fileName: basename(path), bytes, kind, areaCode, organisationId, checkedOn: command.on },
    onProgress: ({ rowsDone, rowsTotal }) => onProgress?.(`${rowsDone} / ${rowsTotal}`),
  });
}

/** Under the caller's scope: an employer that he may not see is absent. */
async function organisationOf(services: Services, caller: Caller, npp: string): Promise<string> {
  const found = await read(services, caller, (transaction) =>
    sql<{
      organisation_id: string;
    }>`select organisation_id from registry.organisations where npp = ${npp}`.execute(
      transaction.of<unknown>(),
    ),
  );
  const [organisation] = found.rows;
  if (!organisation) throw refuse('organisation.not_found');
  return organisation.organisation_id;
}
