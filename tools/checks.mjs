// The checks that need no test runner: style and borders (Biome), types of everything, purity of the cores.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentWith } from './npm-command.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binDirectory = join(root, 'node_modules', '.bin');

const checks = [
  { name: 'biome', command: 'biome check --colors=off .' },
  { name: 'tsc', command: 'tsc --noEmit -p tsconfig.json' },
  { name: 'tsc core', command: 'tsc --noEmit -p tsconfig.core.json' },
];

/** Runs all checks side by side, prints what fails, and returns `[{ name, ok, seconds }]`. */
export async function runChecks() {
  const outcomes = await Promise.all(checks.map(runCheck));
  for (const { name, ok, seconds, said } of outcomes) {
    if (!ok) console.log(said.trimEnd());
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
  }
  return outcomes;
}

/** The environment of a program of the project: its own programs first, so that Node is Node 24. */
export function projectEnvironment(extra = {}) {
  return environmentWith(binDirectory, extra);
}

function runCheck({ name, command }) {
  const start = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, {
      cwd: root,
      env: projectEnvironment(),
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
    child.once('close', (code) =>
      resolve({ name, ok: code === 0, said, seconds: (performance.now() - start) / 1000 }),
    );
  });
}
