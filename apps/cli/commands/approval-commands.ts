import { z } from 'zod';
import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import {
  approveList,
  approveLists,
  billList,
  billLists,
  showWaiting,
} from '#modules/sponsorship/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { actorOf } from './with-actor.ts';
import { withSystem } from './with-system.ts';

const [approve, bill] = ['sponsorships approve', 'sponsorships bill'] as const;
const options = { list: 'ID', programme: 'ID' } as const;

/** Lists of candidates by command: what a supervisor approves, and what is billed of it. */
export const approvalCommands = {
  [approve]: {
    positionals: [],
    options: { ...options, hash: 'SHA256' },
    summary:
      'setujui daftar yang sudah diverifikasi (satu daftar, dengan --hash yang dilihat, atau semua yang menunggu dari satu program) / approve verified lists: one, or all of a programme that wait',
    run: approveWaiting,
  },
  [bill]: {
    positionals: [],
    options,
    summary:
      'tagihkan daftar yang sudah disetujui: satu tagihan setiap daftar / bill approved lists, one bill each',
    run: billWaiting,
  },
} as const satisfies CommandTable;

const askedSchema = z.object({ listId: z.guid().optional(), programmeId: z.guid().optional() });
type Asked = z.infer<typeof askedSchema>;

async function approveWaiting(call: CommandCall): Promise<CommandResult> {
  const asked = askedOf(call, approve);
  const { hash } = call.options;
  if (hash !== undefined && (typeof hash !== 'string' || asked.listId === undefined))
    throw new UsageError('--list ID --hash SHA256', approve);
  const output = await withSystem(async (system) => {
    const caller = await actorOf(system, call);
    const lists = await waiting(system.services, caller, { asked, state: 'verified' });
    const seen = lists.map(({ listId, version, contentHash }) => ({
      ...{ listId, version, hash: hash ?? contentHash },
    }));
    const [one] = seen;
    return asked.listId === undefined || !one
      ? approveLists(system.services, caller, seen)
      : approveList(system.services, caller, one);
  });
  return { output };
}

async function billWaiting(call: CommandCall): Promise<CommandResult> {
  const asked = askedOf(call, bill);
  const output = await withSystem(async (system) => {
    const caller = await actorOf(system, call);
    if (asked.listId !== undefined) return billList(system.services, caller, asked.listId);
    const lists = await waiting(system.services, caller, { asked, state: 'approved' });
    return billLists(
      system.services,
      caller,
      lists.map(({ listId }) => listId),
    );
  });
  return { output };
}

function askedOf({ options: given }: CommandCall, command: string): Asked {
  const asked = askedSchema.safeParse({ listId: given.list, programmeId: given.programme });
  if (!asked.success || (asked.data.listId === undefined) === (asked.data.programmeId === undefined))
    throw new UsageError('--list ID | --programme ID', command);
  return asked.data;
}

/** Those of the programme that wait for this, or the one that is named: where it does not wait, the answer says why. */
async function waiting(
  services: Services,
  caller: Caller,
  { asked: { listId, programmeId }, state }: { readonly asked: Asked; readonly state: string },
) {
  const { lists } = await showWaiting(services, caller, { programmeId });
  if (listId === undefined) return lists.filter((list) => list.state === state);
  return [lists.find((list) => list.listId === listId) ?? { listId, version: 1, contentHash: '' }];
}
