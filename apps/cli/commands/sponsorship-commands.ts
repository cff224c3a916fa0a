import { readFile } from 'node:fs/promises';
import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { programmeTermsSchema } from '#modules/sponsorship/api/index.ts';
import {
  keepProgramme,
  setProgrammeState,
  showProgramme,
  showProgrammes,
} from '#modules/sponsorship/server/index.ts';
import { refuse } from '#platform/core/platform-errors.ts';
import { actorOf } from './with-actor.ts';
import { withSystem } from './with-system.ts';

/** Commands about contributions that another pays. */
export const sponsorshipCommands = {
  'sponsorships create': {
    positionals: [],
    options: { programme: 'FILE.json', open: null },
    summary:
      'susun program bantuan iuran dari berkas JSON, --open langsung membukanya / draft a programme from a JSON file, --open opens it at once',
    run: create,
  },
  'sponsorships status': {
    positionals: [],
    options: { programme: 'ID' },
    summary:
      'keadaan semua program, atau satu program desa demi desa / all programmes, or one village by village',
    run: status,
  },
} as const satisfies CommandTable;

async function create(call: CommandCall): Promise<CommandResult> {
  const { programme: file } = call.options;
  if (typeof file !== 'string') throw new UsageError('--programme FILE.json', 'sponsorships create');
  const terms = readTerms(await readFile(file, 'utf8'));
  const output = await withSystem(async ({ services, ...system }) => {
    const caller = await actorOf({ services, ...system }, call);
    const { programmeId } = await keepProgramme(services, caller, { terms });
    if (call.options.open)
      await setProgrammeState(services, caller, { programmeId, version: 1, state: 'open' });
    return showProgramme(services, caller, programmeId);
  });
  return { output };
}

async function status(call: CommandCall): Promise<CommandResult> {
  const { programme } = call.options;
  const output = await withSystem(async (system) => {
    const caller = await actorOf(system, call);
    return typeof programme === 'string'
      ? showProgramme(system.services, caller, programme)
      : showProgrammes(system.services, caller);
  });
  return { output };
}

/** @throws Refusal `input.invalid` naming the fields */
function readTerms(text: string) {
  const read = programmeTermsSchema.safeParse(readJson(text));
  if (read.success) return read.data;
  const fields = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), problem: message }));
  throw refuse('input.invalid', { fields });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
