import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '#platform/core/errors.ts';
import { projectRoot } from '#tests/support/test-secrets.ts';
import { parseArguments } from './arguments.ts';
import { commands } from './commands.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'semesta-rules-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command; the database it names cannot be reached, since no command about the law opens one. */
function semesta(words: readonly string[], { input = '', law = '' } = {}) {
  const env = { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', SEMESTA_LAW: law };
  return spawnSync(process.execPath, ['apps/cli/main.ts', ...words], {
    cwd: projectRoot,
    encoding: 'utf8',
    input,
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** The same command within this process: its result, or the code and details of its refusal. */
async function inside(...words: readonly string[]) {
  const { command, options, positionals } = parseArguments(commands, words);
  try {
    const { output, text = '', exitCode = 0 } = await command.run({ options, positionals, asJson: true });
    return { document: JSON.parse(JSON.stringify(output)), text, exitCode };
  } catch (error) {
    if (error instanceof Refusal)
      return { document: { code: error.code, ...error.details }, text: '', exitCode: 1 };
    throw error;
  }
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const farmer = '{"id":"a","kind":"contribution","segment":"BPU","month":"2026-11","incomeIdr":"1000000"}';
const arrears =
  '{"id":"b","kind":"protection","segment":"BPU","on":"2026-11-20","payments":[{"month":"2026-08","paidOn":"2026-08-03"}]}';

describe('rules batch', () => {
  test('answers line for line in order, refusals among them, and ends well', () => {
    const path = file('cases.jsonl', `\uFEFF${farmer}\r\n\r\nnonsense\n{"id":7,"kind":"tax"}\n${arrears}`);
    const { status, stdout } = semesta(['rules', 'batch', path]);
    expect(status).toBe(0);
    const malformed = { id: null, error: { code: 'case.malformed', field: '' } };
    expect(stdout.endsWith('\n')).toBe(true);
    expect(linesOf(stdout)).toEqual([
      expect.objectContaining({ id: 'a', totalIdr: '8400' }),
      malformed,
      malformed,
      { id: 7, error: { code: 'case.kind_unknown', field: 'kind' } },
      expect.objectContaining({
        id: 'b',
        covered: 'depends_on_switch',
        dependsOn: ['coverageDuringArrears'],
      }),
    ]);
  });

  test('takes its cases from stdin and its switches from a profile', () => {
    const profile = file('profile.json', '{"coverageDuringArrears":"covered"}');
    const { stdout } = semesta(['rules', 'batch', '-', '--profile', profile], { input: arrears });
    expect(linesOf(stdout)).toEqual([expect.objectContaining({ id: 'b', covered: true })]);
  });

  test('passes 50,000 lines on', () => {
    const { status, stdout } = semesta(['rules', 'batch', '-'], { input: `${farmer}\n`.repeat(50_000) });
    const lines = stdout.trimEnd().split('\n');
    expect([status, lines.length, new Set(lines).size]).toEqual([0, 50_000, 1]);
  });

  test.each([
    ['a switch nobody knows', '{"coverage":"covered"}', 'switch.unknown', 'coverage'],
    ['a value it cannot take', '{"fineOnce":"once"}', 'switch.value_unknown', 'fineOnce'],
    ['no JSON', 'covered', 'case.malformed', undefined],
  ])('refuses a profile with %s by name', async (_, content, code, field) => {
    const { document } = await inside('rules', 'batch', '-', '--profile', file('bad.json', content));
    expect(document).toMatchObject({ code, ...(field === undefined ? {} : { field }) });
  });

  test('says of a file that is not there that it cannot be read', () => {
    const { status, stdout } = semesta(['rules', 'batch', join(folder, 'absent.jsonl'), '--json']);
    expect([status, JSON.parse(stdout).error.code]).toEqual([1, 'file.not_readable']);
  });
});

describe('rules explain', () => {
  test('tells a person sum, working, articles, certainty and what it hangs on', async () => {
    const { text } = await inside('rules', 'explain', file('case.json', farmer));
    for (const words of [
      'Rp\u00a08.400',
      'CARA MENGHITUNG',
      'PP 50/2025',
      'kepastian A',
      'BERGANTUNG PADA',
      'reliefFor.self',
    ])
      expect(text).toContain(words);
  });

  test('gives one document with every parameter', async () => {
    const { document } = await inside('rules', 'explain', file('case.json', farmer));
    expect([document.totalIdr, document.kind]).toEqual(['8400', 'contribution']);
    const working = document.workings.find(({ line }: { line: string }) => line === 'JKK');
    expect(working).toMatchObject({ text: expect.stringContaining('Rp') });
    const keys = document.parameters.map(({ key }: { key: string }) => key);
    expect(keys).toEqual(expect.arrayContaining(working.parameters));
    expect(document.parameters[0]).toMatchObject({
      certainty: expect.any(String),
      sources: expect.any(Array),
    });
  });

  test('refuses by the code of the catalogue, in both languages', () => {
    const input = farmer.replace('2026-11', '2015-06');
    const { status, stdout } = semesta(['rules', 'explain', '-', '--json'], { input });
    expect(status).toBe(1);
    expect(JSON.parse(stdout).error).toMatchObject({
      code: 'parameter.before_first',
      message: expect.stringMatching(/belum ada nilai .* \/ There is no value/),
      details: { field: 'month', first: '2015-07-01' },
    });
  });
});

test('rules tariff prints a CSV, or one document with the same rows', async () => {
  const { text, document } = await inside('rules', 'tariff', '--month', '2026-11');
  const csv = text.split('\n');
  expect(csv[0]?.split(',')).toEqual(expect.arrayContaining(['segment', 'sector', 'funding', 'jkkIdr']));
  expect([document.month, csv.length]).toEqual(['2026-11', document.rows.length + 1]);
  expect((await inside('rules', 'tariff', '--month', '2026-13')).document.code).toBe('month.invalid');
  await expect(inside('rules', 'tariff')).rejects.toThrow('--month');
});

test('rules parameters gives what holds on a day, or one id over time', async () => {
  const on = async (...words: string[]) => (await inside('rules', 'parameters', ...words)).document;
  expect((await on('--id', 'jp-wage-cap', '--on', '2026-02-28')).values).toMatchObject([
    { value: '10547400' },
  ]);
  expect((await on('--id', 'jp-wage-cap')).values.length).toBeGreaterThan(11);
  expect(await on('--id', 'jp-cap')).toMatchObject({ code: 'parameter.unknown' });
  expect(await on('--on', '2026-02-31')).toMatchObject({ code: 'day.invalid', field: 'on' });
});

describe('rules check', () => {
  test('finds the shipped law sound', async () => {
    expect(await inside('rules', 'check')).toMatchObject({ exitCode: 0, document: { ok: true } });
  });

  test('lists every fault of a folder, each with its file', async () => {
    const law = join(folder, 'law');
    copyLaw(law);
    writeFileSync(join(law, 'parameters/jp-wage-cap/2017-03-01.json'), '{"id":');
    rmSync(join(law, 'holidays.json'));
    const faults = ['parameters/jp-wage-cap/2017-03-01.json: is no JSON', 'holidays.json: cannot be read'];
    expect(await inside('rules', 'check', law)).toMatchObject({
      exitCode: 1,
      document: { ok: false, faults },
    });
    expect(await inside('rules', 'check', join(folder, 'nowhere'))).toMatchObject({ exitCode: 1 });
  });

  test('SEMESTA_LAW computes by another folder, and refuses to by one with a gap', () => {
    const law = join(folder, 'other-law');
    copyLaw(law);
    const input =
      '{"kind":"contribution","segment":"PU","month":"2027-03","wageIdr":"15000000","programmes":["JP"]}';
    expect(semesta(['rules', 'batch', '-'], { input, law }).stdout).toContain('parameter.not_yet_known');
    const last = JSON.parse(readFileSync(join(law, 'parameters/jp-wage-cap/2026-03-01.json'), 'utf8'));
    const cap = { ...last, value: '11600000', validFrom: '2027-03-01', validTo: '2028-02-29' };
    writeFileSync(join(law, 'parameters/jp-wage-cap/2027-03-01.json'), JSON.stringify(cap));
    expect(semesta(['rules', 'batch', '-'], { input, law }).stdout).toContain('"totalIdr":"348000"');
    rmSync(join(law, 'parameters/jp-wage-cap/2026-03-01.json'));
    const gap = semesta(['rules', 'batch', '-', '--json'], { input, law });
    expect([gap.status, JSON.parse(gap.stdout).error.code]).toEqual([1, 'law.faulty']);
    expect(gap.stdout).toContain('leaves a gap');
  });
});

function copyLaw(to: string): void {
  const shipped = join(projectRoot, 'modules/rules');
  for (const name of ['parameters', 'holidays.json', 'profile.json', 'sources.json'])
    cpSync(join(shipped, name), join(to, name), { recursive: true });
}

function linesOf(text: string): unknown[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}
