import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { moduleMap } from '#modules/module-map.ts';
import { borderFaults, realCalls, roomCalls } from './borders.ts';
import { printedMap } from './print-module-map.ts';
import { readFile, readSourceFiles } from './source-files.ts';

const allowed = Object.fromEntries(Object.entries(moduleMap).map(([name, { calls }]) => [name, calls]));

test('every import stays within its borders', () => {
  expect(borderFaults(readSourceFiles(), allowed)).toEqual([]);
});

test('each way to cross a border is noticed', () => {
  const planted = {
    'platform/core/a.ts': `import { x } from '#modules/registry/core/index.ts';`,
    'platform/server/b.ts': `export { x } from '#apps/server/settings.ts';`,
    'modules/rules/core/c.ts': `import { x } from '#modules/registry/core/index.ts';`,
    'modules/coverage/server/d.ts': `import { x } from '#modules/registry/server/areas/find-areas.ts';`,
    'modules/coverage/server/e.ts': `const x = await import('#apps/server/app.ts');`,
    'modules/coverage/web/f.tsx': `import { x } from '#modules/coverage/server/index.ts';`,
    'platform/web/g.ts': `import { readFileSync } from 'node:fs';`,
    'apps/server/h.ts': `import { x } from '#tests/support/database.ts';`,
    'apps/server/i.ts': `import { x } from '#modules/registry/server/tables.ts';`,
    'apps/server/j.ts': `import { x } from '../api/contract.ts';`,
  };
  const files = Object.entries(planted).map(([path, text]) => ({ path, text }));
  const faults = borderFaults(files, allowed);
  expect(faults.map((fault) => fault.split(':')[0])).toEqual(Object.keys(planted));
});

test('the map knows every module and no other', () => {
  const folders = readdirSync('modules', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(moduleMap).sort());
});

test('the modules call each other in one direction', () => {
  expect(circleIn(allowed)).toBeNull();
  expect(circleIn({ a: ['b'], b: ['c'], c: ['a'] })).toEqual(['a', 'b', 'c', 'a']);
});

test('the rooms of a module enter each other in one direction', () => {
  const planted = [
    ['modules/registry/server/life/a.ts', `import { x } from '#modules/registry/server/workers/index.ts';`],
    ['modules/registry/server/workers/b.ts', `export { y } from '#modules/registry/server/life/index.ts';`],
    ['modules/registry/server/areas/c.ts', `import { z } from '#modules/registry/core/areas/index.ts';`],
  ].map(([path = '', text = '']) => ({ path, text }));
  expect(circleIn(roomCalls(planted))).toEqual([
    'registry/server/life',
    'registry/server/workers',
    'registry/server/life',
  ]);
  expect(circleIn(roomCalls(readSourceFiles()))).toBeNull();
});

test('the real calls are among the allowed ones', () => {
  for (const [from, to] of Object.entries(realCalls(readSourceFiles())))
    expect(allowed[from], from).toEqual(expect.arrayContaining(to));
});

test('ARCHITECTURE.md prints the map as the data has it', () => {
  expect(readFile('ARCHITECTURE.md').text).toContain(printedMap(moduleMap));
});

/** The modules of a circle of calls, or null. */
function circleIn(calls: Readonly<Record<string, readonly string[]>>): string[] | null {
  const visit = (module: string, path: readonly string[]): string[] | null => {
    if (path.includes(module)) return [...path.slice(path.indexOf(module)), module];
    for (const next of calls[module] ?? []) {
      const circle = visit(next, [...path, module]);
      if (circle) return circle;
    }
    return null;
  };
  for (const module of Object.keys(calls)) {
    const circle = visit(module, []);
    if (circle) return circle;
  }
  return null;
}
