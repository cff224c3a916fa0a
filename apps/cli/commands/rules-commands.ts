import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { csvTextOf } from '#apps/cli/csv-text.ts';
import { answerLines, lawForCommand, readCase } from '#apps/cli/rules-cases.ts';
import { explanationText, parametersText } from '#apps/cli/rules-text.ts';
import { writeLines } from '#apps/cli/write-lines.ts';
import {
  answering,
  checkLawFolder,
  explainInWords,
  parametersOn,
  refuse,
  tariffOf,
} from '#modules/rules/server/index.ts';
import { isMonth } from '#platform/core/month.ts';

/** Commands about the law; they open no database and need no actor. */
export const rulesCommands = {
  'rules batch': {
    positionals: ['FILE.jsonl'],
    options: { profile: 'FILE.json' },
    summary: 'hitung kasus, satu per baris (- = stdin) / compute cases, one a line',
    run: batch,
  },
  'rules explain': {
    positionals: ['CASE.json'],
    options: { profile: 'FILE.json' },
    summary: 'satu kasus dengan cara hitung dan dasar hukumnya / one case with its working and law',
    run: explain,
  },
  'rules tariff': {
    positionals: [],
    options: { month: 'YYYY-MM' },
    summary: 'tabel tarif satu bulan (CSV, atau --json) / the tariff table of a month',
    run: tariff,
  },
  'rules parameters': {
    positionals: [],
    options: { on: 'YYYY-MM-DD', id: 'ID' },
    summary: 'nilai hukum dengan pasal dan kepastiannya / values of the law with article and certainty',
    run: parameters,
  },
  'rules check': {
    positionals: ['[FOLDER]'],
    options: {},
    summary: 'periksa berkas parameter hukum / check the parameter files of the law',
    run: check,
  },
} as const satisfies CommandTable;

async function batch({ positionals, options }: CommandCall): Promise<CommandResult> {
  const law = await lawForCommand(options.profile);
  await writeLines(answerLines(law, positionals[0] ?? ''), process.stdout);
  return { output: null, isPrinted: true };
}

async function explain({ positionals, options }: CommandCall): Promise<CommandResult> {
  const law = await lawForCommand(options.profile);
  const explained = explainInWords(law, await readCase(positionals[0] ?? ''), 'id');
  const { result, ...rest } = explained;
  return { output: { ...result, ...rest }, text: explanationText(explained) };
}

async function tariff({ options }: CommandCall): Promise<CommandResult> {
  const { month } = options;
  if (typeof month !== 'string') throw new UsageError('--month YYYY-MM', 'rules tariff');
  if (!isMonth(month)) throw refuse('month.invalid', { field: '--month' });
  const law = await lawForCommand(undefined);
  const rows = answering(() => tariffOf(law, month));
  return { output: { month, rows }, text: csvTextOf(rows) };
}

async function parameters({ options }: CommandCall): Promise<CommandResult> {
  const law = await lawForCommand(undefined);
  const values = parametersOn(law, { on: wordOf(options.on), id: wordOf(options.id) });
  return { output: { on: wordOf(options.on) ?? null, values }, text: parametersText(values) };
}

async function check({ positionals }: CommandCall): Promise<CommandResult> {
  const output = checkLawFolder(positionals[0] ?? (process.env.SEMESTA_LAW || undefined));
  const text = output.ok
    ? `${output.values} nilai dari ${output.parameters} parameter, tanpa cacat / no fault`
    : output.faults.join('\n');
  return { output, text, exitCode: output.ok ? 0 : 1 };
}

function wordOf(option: string | true | undefined): string | undefined {
  return typeof option === 'string' ? option : undefined;
}
