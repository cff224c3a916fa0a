import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Boundary, type BoundaryProblem, readBoundaries, refuse } from '#modules/registry/core/index.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { textOf } from '#platform/server/texts.ts';

const definition = {
  name: 'registry.load-boundaries',
  roles: ['office_supervisor', 'government'] as const satisfies readonly Role[],
};

/** Largest file read: the districts of Bali in full detail are about a tenth of it. */
const mostBytes = 100 * 1024 * 1024;
/** Problems told one by one; the rest is counted. */
const problemsTold = 20;

interface BoundaryFile {
  readonly bytes: Uint8Array;
  /** Who published the outlines, and when. */
  readonly source: string;
}

/**
 * Loads the outlines of areas out of a GeoJSON file: all of it or, with a fault in any feature, nothing. Outlines that stand
 * already give way.
 *
 * @throws Refusal `boundaries.file_invalid` with the features, `boundaries.source_missing`, `access.forbidden`
 */
export async function loadBoundaries(
  services: Services,
  { caller, file, language }: { caller: Caller; file: BoundaryFile; language: 'id' | 'en' },
): Promise<{ loaded: number; byLevel: Readonly<Record<string, number>> }> {
  const source = file.source.trim();
  if (source === '') throw refuse('boundaries.source_missing', {});
  const boundaries = readFile(file.bytes, language);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  return act(services, {
    act: definition,
    caller,
    key: undefined,
    request: { sha256, source },
    perform: async (transaction) => {
      await requireOwnAreas(transaction, { boundaries, caller, language });
      await keep(transaction, boundaries, { source, accountId: caller.accountId });
      const output = { loaded: boundaries.length, byLevel: countByLevel(boundaries) };
      return {
        output,
        audit: {
          act: definition.name,
          subjectKind: 'file',
          subjectId: sha256,
          details: { loaded: output.loaded, source },
        },
      };
    },
  });
}

function readFile(bytes: Uint8Array, language: 'id' | 'en'): readonly Boundary[] {
  const read = bytes.length > mostBytes ? null : readBoundaries(parse(bytes));
  if (!read) throw refuse('boundaries.file_invalid', { faults: 1, features: [] });
  refuseProblems(read.problems, language);
  return read.boundaries;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

type Problem = BoundaryProblem | { readonly code: string; readonly fault: 'unknown_area' | 'other_province' };

function refuseProblems(problems: readonly Problem[], language: 'id' | 'en'): void {
  if (problems.length === 0) return;
  throw refuse('boundaries.file_invalid', {
    faults: problems.length,
    features: problems.slice(0, problemsTold).map((problem) => ({
      ...problem,
      text: textOf(language, `boundaries.problem.${problem.fault}`, {
        feature: 'feature' in problem ? problem.feature : '',
        code: 'code' in problem ? problem.code : '',
      }),
    })),
  });
}

async function requireOwnAreas(
  transaction: Transaction,
  given: { boundaries: readonly Boundary[]; caller: Caller; language: 'id' | 'en' },
): Promise<void> {
  const codes = given.boundaries.map(({ code }) => code);
  const { rows } = await sql<{ code: string }>`
    select code from registry.areas where code = any (${codes}::text[])`.execute(transaction.of<unknown>());
  const known = new Set(rows.map(({ code }) => code));
  const provinces = new Set(given.caller.areaCodes.map((code) => code.slice(0, 2)));
  const problems = codes.flatMap((code): Problem[] => {
    if (!known.has(code)) return [{ code, fault: 'unknown_area' }];
    return provinces.has(code.slice(0, 2)) ? [] : [{ code, fault: 'other_province' }];
  });
  refuseProblems(problems, given.language);
}

async function keep(
  transaction: Transaction,
  boundaries: readonly Boundary[],
  { source, accountId }: { source: string; accountId: string },
): Promise<void> {
  await sql`
    insert into registry.area_boundaries (code, rings, source, account_id)
    select given.code, given.rings, ${source}, ${accountId}::uuid
    from jsonb_to_recordset(${JSON.stringify(boundaries)}::jsonb) as given(code text, rings jsonb)
    on conflict on constraint area_boundaries__pk do update
      set rings = excluded.rings, source = excluded.source, account_id = excluded.account_id, loaded_at = now()`.execute(
    transaction.of<unknown>(),
  );
}

function countByLevel(boundaries: readonly Boundary[]): Readonly<Record<string, number>> {
  const names = ['province', 'regency', 'district', 'village'];
  const counts: Record<string, number> = {};
  for (const { code } of boundaries) {
    const name = names[code.split('.').length - 1] ?? 'village';
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
