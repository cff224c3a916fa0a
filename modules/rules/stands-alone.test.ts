import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder = '';
const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');

/** The module alone: what it computes by, its law, and a package that knows no other alias. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'semesta-rules-alone-'));
  const parts = ['core', 'server/read-law.ts', 'parameters', 'holidays.json', 'profile.json', 'sources.json'];
  for (const part of parts)
    cpSync(join(import.meta.dirname, part), join(folder, 'modules/rules', part), { recursive: true });
  const alone = { type: 'module', imports: { '#modules/*': './modules/*' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(alone));
  writeFileSync(join(folder, 'calls.ts'), blockOf('ts'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the calls of the README run without anything beside the module, and print what it says', () => {
  const { status, stdout, stderr } = run();
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toBe(blockOf('text'));
});

test('control: a module that leans on another is noticed', () => {
  appendFileSync(join(folder, 'modules/rules/core/law/money.ts'), "import '#platform/core/ids.ts';\n");
  const { status, stderr } = run();
  expect(status).not.toBe(0);
  expect(stderr).toContain('#platform/core/ids.ts');
});

function run() {
  return spawnSync(process.execPath, ['calls.ts'], { cwd: folder, encoding: 'utf8' });
}

/** What stands in the first block of a language. */
function blockOf(language: string): string {
  return new RegExp(`\\n\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? '';
}
