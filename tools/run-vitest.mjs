// Runs Vitest and counts. Files whose process the runtime itself ended (SIGTRAP of V8, a segmentation fault) are run once
// more in a fresh process, and the output says so; what failed by itself is never run again.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { projectEnvironment, root } from './checks.mjs';

/** More than this is no accident, and nothing is run again. */
const mostCrashes = 3;

/** Counts of the tests of a folder, chosen by Vitest's own words: `{ passed, failed, skipped }`. */
export async function runVitest(folder, words) {
  const { crashes, ...counts } = await runOnce(folder, words);
  for (const of of byProject(crashes)) add(counts, await answerCrashes(folder, of, crashes.length));
  return counts;
}

/** Counts of the second run of a project's crashed files, or of the first where there is none. */
async function answerCrashes(folder, crashes, all) {
  const tell = ({ file, signal }, answer) =>
    console.log(`the process running ${relative(folder, file)} was ended by ${signal}; ${answer}`);
  if (all > mostCrashes) {
    for (const crash of crashes) tell(crash, `not run again: ${all} files crashed`);
    return sumOf(crashes);
  }
  for (const crash of crashes) tell(crash, 'running it again');
  const [{ project }] = crashes;
  const words = [...(project === '' ? [] : ['--project', project]), ...crashes.map(({ file }) => file)];
  const { crashes: again, ...counts } = await runOnce(folder, words);
  add(counts, sumOf(again));
  for (const crash of crashes) tell(crash, `run again: ${counts.failed === 0 ? 'passed' : 'failed'}`);
  return counts;
}

/** A run that dies before it can count, or that fails without a failed test, is one failure more. */
async function runOnce(folder, words) {
  const place = mkdtempSync(join(tmpdir(), 'semesta-counts-'));
  const file = join(place, 'counts.json');
  try {
    const code = await startVitest(folder, words, file);
    const counts = readCounts(file) ?? { passed: 0, failed: 0, skipped: 0, crashes: [] };
    if (code !== 0 && counts.failed === 0 && counts.crashes.length === 0) counts.failed = 1;
    return counts;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function startVitest(folder, words, countsFile) {
  const reporter = join(root, 'tests', 'support', 'final-line-reporter.ts');
  const all = ['run', '--root', folder, '--reporter=default', `--reporter=${reporter}`, ...words];
  const child = spawn(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), ...all], {
    cwd: folder,
    env: projectEnvironment({ SEMESTA_TEST_COUNTS: countsFile }),
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function byProject(crashes) {
  return Map.groupBy(crashes, ({ project }) => project).values();
}

function sumOf(crashes) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { counts } of crashes) add(sum, counts);
  return sum;
}

function add(sum, counts) {
  for (const key of ['passed', 'failed', 'skipped']) sum[key] += counts[key];
}
