import { createHash } from 'node:crypto';
import {
  type CheckedRow,
  checkRows,
  countOutcomes,
  type ListKind,
  type OutcomeCounts,
  refuse,
} from '#modules/registry/core/index.ts';
import { areaDirectory } from '#modules/registry/server/areas/index.ts';
import { readListFile } from '#modules/registry/server/list-reading/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { checkContextOf } from './check-setting.ts';
import { dryRunMatch } from './dry-run-match.ts';
import { isListLevel } from './list-place.ts';

export interface ListCheckRequest {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly kind: ListKind;
  readonly areaCode?: string | undefined;
  /** Day on which ages are counted. */
  readonly on: string;
}

/** The document that `lists check` prints (CONTRACT 2). */
export interface ListCheckReport {
  readonly file: string;
  readonly sha256: string;
  readonly rows: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly outcome: string;
    readonly reasons: readonly string[];
  }[];
  readonly summary: OutcomeCounts;
}

/** Whose sight holds for what the registry says of the rows. */
export interface ListCheckAsker {
  readonly services: Services;
  /** Null: nobody is named, so the registry is not asked. */
  readonly caller: Caller | null;
}

/**
 * Checks a file without keeping anything of it. With an asker the registry is looked at too, as far as his own sight goes: a list that is not
 * handed in learns nothing beyond it.
 *
 * @throws Refusal `list.file_*`, `area.not_found`
 */
export async function checkListFile(
  request: ListCheckRequest,
  asker: ListCheckAsker,
): Promise<ListCheckReport> {
  await requireArea(asker.services, request.areaCode);
  const areas = await areaDirectory(asker.services.pool);
  const { reading } = await readListFile(request.bytes, request.fileName);
  const setting = checkContextOf({
    kind: request.kind,
    on: request.on,
    areaCode: request.areaCode ?? '',
    knownRegions: areas.knownRegions,
  });
  const checked = checkRows(reading.rows, { ...setting, villages: areas.villages });
  const rows = await dryRunMatch(asker, { ...request, reading, checked });
  return reportOf(request, rows);
}

/** An unknown area would call every village of the file outside it. */
async function requireArea({ pool }: Services, code: string | undefined): Promise<void> {
  if (code === undefined) return;
  const found = await pool.query('select 1 from registry.areas where code = $1', [code]);
  if (!isListLevel(code) || found.rows.length === 0) throw refuse('area.not_found', { code });
}

export function reportOf(
  request: Pick<ListCheckRequest, 'fileName' | 'bytes'>,
  rows: readonly Pick<CheckedRow, 'sheet' | 'row' | 'outcome' | 'reasons'>[],
): ListCheckReport {
  return {
    file: request.fileName,
    sha256: createHash('sha256').update(request.bytes).digest('hex'),
    rows: rows.map(({ sheet, row, outcome, reasons }) => ({ sheet, row, outcome, reasons: [...reasons] })),
    summary: countOutcomes(rows),
  };
}
