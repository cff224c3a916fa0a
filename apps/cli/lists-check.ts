import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { checkListFile, type ListCheckReport } from '#modules/registry/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';

export interface ListCheckCommand {
  readonly path: string;
  readonly kind?: 'bpu' | 'payroll' | undefined;
  readonly areaCode?: string | undefined;
  /** Today where none is given. */
  readonly on?: string | undefined;
}

/** `lists check FILE`: nothing is kept; without a caller the registry is not asked. */
export async function checkList(
  services: Services,
  caller: Caller | null,
  command: ListCheckCommand,
): Promise<ListCheckReport> {
  const { path, kind = 'bpu', areaCode, on = services.today() } = command;
  const bytes = new Uint8Array(await readFile(path));
  return checkListFile({ fileName: basename(path), bytes, kind, areaCode, on }, { services, caller });
}
