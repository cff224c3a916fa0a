import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#tests/support/test-secrets.ts';

test('no file, export or dependency is left that nothing uses', () => {
  expect(findUnused(projectRoot)).toBe('');
});

test('an unused file, export and dependency are noticed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'semesta-unused-'));
  try {
    mkdirSync(join(folder, 'node_modules', 'left-over'), { recursive: true });
    const files = {
      'package.json': JSON.stringify({ name: 'planted', dependencies: { 'left-over': '1.0.0' } }),
      'knip.json': JSON.stringify({ entry: ['main.ts'], project: ['*.ts'] }),
      'main.ts': `import { used } from './other.ts'; used();`,
      'other.ts': 'export function used() {} export function forgotten() {}',
      'lonely.ts': 'export const a = 1;',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const found = findUnused(folder);
    for (const name of ['left-over', 'forgotten', 'lonely.ts']) expect(found).toContain(name);
    expect(found).not.toMatch(/\bused\b/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** What knip names in a folder; empty when all is used. */
function findUnused(folder: string): string {
  const knip = join(projectRoot, 'node_modules', 'knip', 'bin', 'knip.js');
  const words = [knip, '--directory', folder, '--no-config-hints', '--no-progress'];
  const run = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  return run.status === 0 ? '' : `${run.stdout}${run.stderr}`.trim();
}
