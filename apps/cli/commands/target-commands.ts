import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { indicatorIds, refuse, shownSegments } from '#modules/coverage/core/index.ts';
import { listTargets, loadTargets, showDefinitions, showGap } from '#modules/coverage/server/index.ts';
import { isAreaCode } from '#platform/core/area-code.ts';
import { actorIfAny, actorOf } from './with-actor.ts';
import { withSystem } from './with-system.ts';

/** Commands about what is counted, what is aimed at, and what is missing to it. */
export const targetCommands = {
  'coverage definitions': {
    positionals: [],
    options: {},
    summary: 'apa yang dihitung tiap indikator, dibagi apa / what every indicator counts, over what',
    run: tellDefinitions,
  },
  'coverage targets': {
    positionals: ['[FILE.csv]'],
    options: { area: 'CODE' },
    summary: 'target suatu wilayah, atau muat dari berkas / targets of an area, or load them from a file',
    run: targets,
  },
  'coverage gap': {
    positionals: [],
    options: { area: 'CODE', indicator: 'ID', segment: 'ALL|PU|BPU', view: 'residence|work', public: null },
    summary: 'kekurangan pekerja dan rupiah sampai target / workers and rupiah missing to the targets',
    run: gap,
  },
} as const satisfies CommandTable;

async function tellDefinitions(): Promise<CommandResult> {
  const output = showDefinitions('id').definitions;
  const lines = output.map(
    ({ id, name, numerator, denominator, certainty }) =>
      `${id.padEnd(17)} ${name}\n${' '.repeat(18)}${numerator} / ${denominator} (${certainty})`,
  );
  return { output, text: lines.join('\n') };
}

async function targets(call: CommandCall): Promise<CommandResult> {
  const [path] = call.positionals;
  if (path === undefined) return listed(areaOf(call, 'coverage targets'));
  const file = { name: basename(path), bytes: await readFile(path) };
  const output = await withSystem(async (system) =>
    loadTargets(system.services, { caller: await actorOf(system, call), file, language: 'id' }),
  );
  return { output };
}

async function listed(area: string): Promise<CommandResult> {
  const output = await withSystem(({ services }) => listTargets(services, area, 'id'));
  const lines = output.targets.map(
    ({ scope, relation, period, value, unit, indicator, source }) =>
      `${period}  ${value} ${unit}  ${indicator}  ${scope.name} (${relation})  ${source}`,
  );
  return { output, text: lines.join('\n') };
}

async function gap(call: CommandCall): Promise<CommandResult> {
  const { indicator = 'PROTECTED', segment = 'ALL', view, public: asAnyone } = call.options;
  const area = areaOf(call, 'coverage gap');
  const id = indicatorIds.find((one) => one === indicator);
  if (!id) throw refuse('coverage.indicator_unknown', { indicator, known: indicatorIds.join(', ') });
  const of = shownSegments.find((one) => one === segment);
  if (!of) throw new UsageError('--segment ALL|PU|BPU', 'coverage gap');
  const output = await withSystem(async (system) =>
    showGap(
      system.services,
      asAnyone === true ? null : await actorIfAny(system, call),
      { area, indicator: id, segment: of, view: view === 'work' ? 'work' : 'residence' },
      'id',
    ),
  );
  return { output, text: output.gaps.map(({ text, scope }) => `${scope.name}: ${text}`).join('\n') };
}

function areaOf({ options: { area = '51' } }: CommandCall, name: string): string {
  if (typeof area !== 'string' || !isAreaCode(area)) throw new UsageError('--area 51.71', name);
  return area;
}
