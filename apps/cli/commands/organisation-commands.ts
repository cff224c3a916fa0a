import { readFile } from 'node:fs/promises';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { findBusinessTypes, loadBusinessTypes } from '#modules/registry/server/index.ts';
import { actorOf } from './with-actor.ts';
import { withSystem } from './with-system.ts';

/** Commands about organisations and the annex of their business types. */
export const organisationCommands = {
  'organisations business-types load': {
    positionals: ['FILE.csv'],
    options: {},
    summary:
      'muat lampiran jenis usaha: code, name, risk_class, source, certainty / load the annex of business types (as an administrator)',
    run: load,
  },
  'organisations business-types search': {
    positionals: ['[WORDS]'],
    options: {},
    summary: 'cari jenis usaha dan kelas risikonya / find business types and their risk class',
    run: search,
  },
} as const satisfies CommandTable;

async function load(call: CommandCall): Promise<CommandResult> {
  const csv = await readFile(call.positionals[0] ?? '', 'utf8');
  const output = await withSystem(async (system) =>
    loadBusinessTypes(system.services, await actorOf(system, call), { csv }),
  );
  return { output };
}

async function search(call: CommandCall): Promise<CommandResult> {
  const output = await withSystem(async (system) =>
    findBusinessTypes(system.services, await actorOf(system, call), call.positionals[0] ?? ''),
  );
  return { output };
}
