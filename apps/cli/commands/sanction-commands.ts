import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import type { System } from '#apps/server/open-system.ts';
import { refuseSanction, sanctionStages } from '#modules/certificates/core/index.ts';
import { showSanctionCase, showSanctionCases } from '#modules/certificates/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { textOf } from '#platform/server/texts.ts';
import { actorOf } from './with-actor.ts';
import { withSystem } from './with-system.ts';

/** Cases on the sanction ladder, to read: a step is proposed and approved by two persons on the page. */
export const sanctionCommands = {
  'sanctions list': {
    positionals: [],
    options: { stage: sanctionStages.join('|'), search: 'NPP|NAME|NUMBER' },
    summary:
      'perkara sanksi, yang dapat dikerjakan hari ini lebih dahulu / sanction cases, what may be done today first',
    run: list,
  },
  'sanctions show': {
    positionals: ['NUMBER'],
    options: {},
    summary:
      'satu perkara dengan langkah, jangka waktu, surat, dan tunggakannya / one case with its steps, clocks, letters and arrears',
    run: show,
  },
} as const satisfies CommandTable;

/** As many as one page holds. */
const pageSize = 200;

async function list(call: CommandCall): Promise<CommandResult> {
  const { search = '', stage: asked } = call.options;
  const stage = sanctionStages.find((one) => one === asked);
  if (asked !== undefined && stage === undefined)
    throw new UsageError(`--stage ${sanctionStages.join('|')}`, 'sanctions list');
  const output = await withSystem(async (system) => {
    const actor = await actorOf(system, call);
    const cases = [];
    let cursor: string | undefined;
    do {
      const wanted = { tab: 'all', stage, search: String(search), limit: pageSize, cursor } as const;
      const page = await showSanctionCases(system.services, actor, wanted);
      cases.push(...page.cases);
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);
    return cases;
  });
  const lines = output.map((one) =>
    [one.number, inBoth(`sanctions.stage.${one.stage}`), one.npp, one.name, one.nextFrom ?? '–'].join('\t'),
  );
  return { output, text: lines.join('\n') };
}

async function show(call: CommandCall): Promise<CommandResult> {
  const [number = ''] = call.positionals;
  const output = await withSystem(async (system) => {
    const actor = await actorOf(system, call);
    return showSanctionCase(system.services, actor, await caseIdOf(system, actor, number));
  });
  return { output };
}

/** @throws Refusal `sanction.not_found`, the same for a case that is not in the actor's sight */
async function caseIdOf({ services }: System, actor: Caller, number: string): Promise<string> {
  const search = number.trim().toUpperCase();
  const { cases } = await showSanctionCases(services, actor, { tab: 'all', search, limit: pageSize });
  const found = cases.find((one) => one.number === search);
  if (!found) throw refuseSanction('sanction.not_found');
  return found.caseId;
}

function inBoth(key: string): string {
  return `${textOf('id', key)} / ${textOf('en', key)}`;
}
