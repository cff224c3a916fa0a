import { createHash } from 'node:crypto';
import { CsvError, parse } from 'csv-parse/sync';
import { readBusinessTypes, refuse } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act, read } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { searchBusinessTypes, upsertBusinessTypes } from './business-type-queries.ts';

export const loadBusinessTypesAct = {
  name: 'registry.load-business-types',
  roles: ['admin'],
} as const satisfies ActDefinition;

/** Faults told at once; the rest is counted. */
const faultsTold = 50;

/** Business types by words of their name or the beginning of their code, at most 50. */
export function findBusinessTypes(services: Services, caller: Caller, search: string) {
  return read(services, caller, (transaction) =>
    searchBusinessTypes(transaction, { typed: search, limit: 50 }),
  );
}

/**
 * Loads an annex of business types: all of it or, with a fault in any row, nothing. A type that is not in the file stays.
 *
 * @throws Refusal `business_types.faulty` with the rows and columns at fault, `access.forbidden`
 */
export function loadBusinessTypes(
  services: Services,
  caller: Caller,
  { csv, key }: { readonly csv: string; readonly key?: string | undefined },
) {
  const sha256 = createHash('sha256').update(csv).digest('hex');
  return act(services, {
    act: loadBusinessTypesAct,
    caller,
    key,
    request: { sha256 },
    perform: async (transaction) => {
      const { types, faults } = readBusinessTypes(rowsOf(csv));
      const [first] = faults;
      if (first || types.length === 0)
        throw refuse('business_types.faulty', {
          faults: faults.length,
          row: first?.row ?? 1,
          column: first?.column ?? 'code',
          rows: faults.slice(0, faultsTold),
        });
      const { added, changed } = await upsertBusinessTypes(transaction, types);
      const output = { added, changed, unchanged: types.length - added - changed };
      return {
        output,
        audit: {
          act: loadBusinessTypesAct.name,
          subjectKind: 'business_types',
          subjectId: sha256,
          details: output,
        },
      };
    },
  });
}

function rowsOf(csv: string): string[][] {
  try {
    const rows: string[][] = parse(csv, { bom: true, delimiter: [';', ',', '\t'], relax_column_count: true });
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refuse('business_types.faulty', { faults: 1, row: 1, column: 'code', rows: [] });
  }
}
