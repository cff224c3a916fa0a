import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import {
  addRegistered,
  beginList,
  showCandidateList,
  showCandidates,
} from '#modules/sponsorship/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { actorOf } from './with-actor.ts';
import { withSystem } from './with-system.ts';

const usage = 'sponsorships candidates';
const shownAtOnce = 200;

/** Candidates of a village: begin the list, fill it from a worker list that was submitted, show it. */
export const candidateCommands = {
  [usage]: {
    positionals: [],
    options: { list: 'ID', programme: 'ID', village: 'CODE', from: 'ID' },
    summary:
      'calon penerima: mulai (--programme --village), isi dari daftar pekerja (--from), tampilkan (--list) / candidates: begin, fill from a worker list, show',
    run: candidates,
  },
} as const satisfies CommandTable;

async function candidates(call: CommandCall): Promise<CommandResult> {
  const { list, programme, village, from } = call.options;
  const isNew = typeof programme === 'string' && typeof village === 'string';
  if ((typeof list === 'string') === isNew)
    throw new UsageError('--list ID | --programme ID --village CODE', usage);
  const output = await withSystem(async (system) => {
    const { services } = system;
    const caller = await actorOf(system, call);
    const listId = isNew
      ? (await beginList(services, caller, { programmeId: programme, villageCode: village })).listId
      : String(list);
    const filled = typeof from === 'string' ? await fillFrom({ services, caller, listId }, from) : {};
    return { ...(await showWhole({ services, caller, listId })), ...filled };
  });
  return { output };
}

interface Asked {
  readonly services: Services;
  readonly caller: Caller;
  readonly listId: string;
}

/** By the version as it stands: a script that began the list knows none. */
async function fillFrom({ services, caller, listId }: Asked, sourceListId: string) {
  const { version } = await showCandidateList(services, caller, listId);
  const { added, named, unregistered } = await addRegistered(services, caller, {
    ...{ listId, version, sourceListId },
  });
  return { added, named, unregistered };
}

async function showWhole({ services, caller, listId }: Asked) {
  const list = await showCandidateList(services, caller, listId);
  const people = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await showCandidates(services, caller, {
      ...{ listId, limit: shownAtOnce },
      ...(cursor === undefined ? {} : { cursor }),
    });
    people.push(...page.candidates);
    cursor = page.cursor;
  }
  return { ...list, candidates: people };
}
