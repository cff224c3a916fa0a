import { openProofDatabase } from '#tests/security/proof-database.ts';
import { plantWorld } from '#tests/security/row-policies/ask.ts';
import { oracle } from '#tests/security/row-policies/cells.ts';
import {
  definerMutants,
  isDefinerNoticed,
  runDefinerMatrix,
} from '#tests/security/row-policies/definer-cells.ts';
import { isNoticed, mutantsOf } from '#tests/security/row-policies/mutants.ts';
import { runMatrix, tablesOf } from '#tests/security/row-policies/run-matrix.ts';
import type { ProofResult } from './proof-result.ts';

/** P-RLS: the matrix of roles, tables, verbs and scopes equals the oracle, and no hole in a policy goes unnoticed. */
export async function proveRowPolicies(): Promise<ProofResult> {
  const { admin, close } = await openProofDatabase();
  try {
    await plantWorld(admin);
    const unknown = (await tablesOf(admin)).filter((table) => oracle[table] === undefined);
    const started = performance.now();
    const { cells, mismatches } = await runMatrix(admin);
    const seconds = Math.round(performance.now() - started) / 1000;
    const mutants = await mutantsOf(admin);
    const survivors: string[] = [];
    for (const mutant of mutants)
      if (!(await isNoticed(admin, mutant))) survivors.push(`${mutant.table} ${mutant.name}`);
    const functions = await definerMutants(admin);
    for (const { name, ...mutant } of functions)
      if (!(await isDefinerNoticed(admin, mutant))) survivors.push(name);
    mismatches.push(...(await runDefinerMatrix(admin)));
    for (const { actor, table, what, expected, got } of mismatches)
      console.error(`${actor}: ${what} in ${table}: expected ${expected}, got ${got}`);
    for (const gap of [...survivors, ...unknown]) console.error(`not noticed: ${gap}`);
    return {
      n: cells + mutants.length + functions.length,
      failures: mismatches.length + survivors.length + unknown.length,
      cells,
      secondsOfCells: seconds,
      mutants: mutants.length + functions.length,
      survivors: survivors.length,
    };
  } finally {
    await close();
  }
}
