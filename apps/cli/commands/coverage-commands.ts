import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { openIndicators, refuse } from '#modules/coverage/core/index.ts';
import {
  coverageReport,
  loadDenominators,
  openCsv,
  openJson,
  openTable,
  publishedReport,
} from '#modules/coverage/server/index.ts';
import { isAreaCode } from '#platform/core/area-code.ts';
import { actorIfAny, actorOf } from './with-actor.ts';
import { withSystem } from './with-system.ts';

/** Commands about coverage. */
export const coverageCommands = {
  'coverage show': {
    positionals: [],
    options: { area: 'CODE', month: 'YYYY-MM', view: 'residence|work', indicator: 'ID', public: null },
    summary: 'pekerja terlindungi dibagi penyebut / protected workers over workforce',
    run: show,
  },
  'coverage export': {
    positionals: [],
    options: { public: null, area: 'CODE', view: 'residence|work', indicator: 'ID' },
    summary: 'data terbuka satu provinsi sebagai CSV / open data of a province as CSV',
    run: exportOpen,
  },
  'coverage published': {
    positionals: [],
    options: { area: 'CODE' },
    summary:
      'angka yang diterbitkan orang lain beserta pemeriksaannya / figures that others published, with their checks',
    run: published,
  },
  'coverage denominators': {
    positionals: ['FILE.csv'],
    options: {},
    summary: 'muat penyebut dengan definisi, sumber dan tanggal / load workforce figures',
    run: load,
  },
} as const satisfies CommandTable;

async function show(call: CommandCall): Promise<CommandResult> {
  const { area, month, view, indicator } = call.options;
  if (typeof area !== 'string') throw new UsageError('--area 51.71', 'coverage show');
  const output = await withSystem(async (system) =>
    coverageReport(
      system.services,
      call.options.public === true ? null : await actorIfAny(system, call),
      {
        area,
        month: typeof month === 'string' ? month : undefined,
        view: view === 'work' ? 'work' : 'residence',
        indicator: typeof indicator === 'string' ? indicator : undefined,
      },
      'id',
    ),
  );
  return { output };
}

/** The open data, as anyone gets it: CSV to read on, JSON with its metadata. */
async function exportOpen({ options }: CommandCall): Promise<CommandResult> {
  const { area = '51', view, indicator = 'PROTECTED' } = options;
  if (options.public !== true) throw new UsageError('--public', 'coverage export');
  const known = openIndicators.find((one) => one === indicator);
  if (!known) throw refuse('coverage.indicator_unknown', { indicator, known: openIndicators.join(', ') });
  return withSystem(async ({ services }) => {
    const asked = { indicator: known, view: view === 'work' ? 'work' : 'residence' } as const;
    const table = await openTable(services, { ...asked, area: String(area) });
    return { output: openJson(services, table, 'id'), text: openCsv(table) };
  });
}

async function published({ options: { area } }: CommandCall): Promise<CommandResult> {
  if (area !== undefined && !(typeof area === 'string' && isAreaCode(area)))
    throw new UsageError('--area 51.71', 'coverage published');
  const output = await withSystem(({ services }) => publishedReport(services, area));
  return { output, text: output.map(figureText).join('\n') };
}

function figureText({
  id,
  scope,
  period,
  value,
  unit,
  checks,
}: Awaited<ReturnType<typeof publishedReport>>[number]) {
  const lines = checks.map(({ check, outcome, text }) => `    ${outcome.padEnd(8)} ${check}: ${text}`);
  return [`${id}  ${scope}, ${period}: ${value} ${unit}`, ...lines].join('\n');
}

async function load(call: CommandCall): Promise<CommandResult> {
  const path = call.positionals[0] ?? '';
  const file = { name: basename(path), bytes: await readFile(path) };
  const output = await withSystem(async (system) =>
    loadDenominators(system.services, { caller: await actorOf(system, call), file, language: 'id' }),
  );
  return { output };
}
