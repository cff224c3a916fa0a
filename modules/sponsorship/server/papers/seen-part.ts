import { sql } from 'kysely';
import type { Caller } from '#platform/core/roles.ts';
import type { Transaction } from '#platform/server/db/index.ts';

/** The areas that whoever prints sees a paper of, in words; empty where he sees all of it: as its sponsor, everywhere, or its whole area. */
export async function seenPart(
  transaction: Transaction,
  caller: Caller,
  wholeArea: string | null,
): Promise<string> {
  const { role, areaCodes } = caller;
  if (role === 'sponsor' || role === 'auditor') return '';
  if (wholeArea !== null && areaCodes.some((code) => wholeArea === code || wholeArea.startsWith(`${code}.`)))
    return '';
  const { rows } = await sql<{ path_name: string }>`
    select path_name from registry.areas where code = any (${[...areaCodes]}) order by code`.execute(
    transaction.of<unknown>(),
  );
  return rows.map(({ path_name }) => path_name).join('; ');
}
