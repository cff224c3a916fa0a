import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { findAreas, loadBoundaries, showArea } from '#modules/registry/server/index.ts';
import { actorOf } from './with-actor.ts';
import { withSystem } from './with-system.ts';

/** Commands about areas; they are public. */
export const areaCommands = {
  'areas show': {
    positionals: ['CODE'],
    options: {},
    summary: 'satu wilayah dan yang langsung di bawahnya / one area and those below',
    run: show,
  },
  'areas search': {
    positionals: ['WORDS'],
    options: { within: 'CODE' },
    summary: 'cari wilayah menurut kata / find areas by words',
    run: search,
  },
  'areas boundaries': {
    positionals: ['FILE.geojson'],
    options: { source: 'TEXT' },
    summary: 'muat batas wilayah untuk peta / load outlines of areas, drawn instead of tiles',
    run: boundaries,
  },
} as const satisfies CommandTable;

async function show({ positionals }: CommandCall): Promise<CommandResult> {
  const output = await withSystem(({ services }) =>
    showArea(services, null, { code: positionals[0] ?? '', limit: 200 }),
  );
  return { output };
}

async function search({ positionals, options }: CommandCall): Promise<CommandResult> {
  const within = typeof options.within === 'string' ? options.within : undefined;
  const output = await withSystem(({ services }) =>
    findAreas(services, null, { search: positionals[0] ?? '', within, limit: 20 }),
  );
  return { output };
}

async function boundaries(call: CommandCall): Promise<CommandResult> {
  const path = call.positionals[0] ?? '';
  const { source } = call.options;
  const file = { bytes: await readFile(path), source: typeof source === 'string' ? source : basename(path) };
  const output = await withSystem(async (system) =>
    loadBoundaries(system.services, { caller: await actorOf(system, call), file, language: 'id' }),
  );
  return { output };
}
