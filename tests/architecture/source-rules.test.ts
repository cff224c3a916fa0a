import { expect, test } from 'vitest';
import { readSourceFiles } from './source-files.ts';
import { sourceFaults } from './source-rules.ts';

test('every source file keeps the rules of the house', () => {
  expect(sourceFaults(readSourceFiles())).toEqual([]);
});

test('each breach is noticed, with its file and line', () => {
  const long = Array.from({ length: 301 }, (_, line) => `export const a${line} = 1;`).join('\n');
  const planted = {
    'modules/x/server/utils/a.ts': ['', '"utils" says nothing'],
    'modules/x/server/Upper.ts': ['', 'name is not kebab-case'],
    'modules/x/server/long.ts': [long, '301 lines, at most 300'],
    'modules/x/server/any.ts': ['\nexport let a: any;', 'any'],
    'platform/server/any.ts': ['export type A = Record<string, any>;', 'any'],
    'modules/x/server/as.ts': ['export const a = 1 as unknown;', 'as'],
    'apps/server/put-off.ts': ['// TODO later', 'put off'],
    'modules/x/core/a.test.ts': ['test.skip("a", () => {});', '.skip'],
    'modules/x/core/b.test.ts': ['describe.only("a", () => {});', '.only'],
    'modules/x/server/context.ts': [
      "sql`select set_config('app.areas', '%', true)`;",
      'sets the row context',
    ],
    'apps/cli/role.ts': ['client.query("set role semesta_owner");', 'sets the row context'],
    'modules/x/core/silent.ts': ['// not a docstring\nexport function a() {}', 'a has no docstring'],
  };
  const files = Object.entries(planted).map(([path, [text = '']]) => ({ path, text }));
  const expected = Object.entries(planted).map(([path, [, what]]) => `${path}: ${what}`);
  expect(sourceFaults(files).map((fault) => fault.replace(/:\d+:/, ':'))).toEqual(expected);
});

test('what looks like a breach and is none is left alone', () => {
  const innocent = {
    'modules/x/core/const.ts': 'export const states = ["a"] as const;',
    'modules/x/server/select.ts':
      'export const q = sql`select 1 as one`; import { a as b } from "./a.ts"; b(q);',
    'platform/server/forced.ts': 'export const a = 1 as unknown;',
    'modules/x/server/local.ts': 'export const q = "set local lock_timeout = 1";',
    'modules/x/server/column.ts': 'export const q = "update accounts set role = $1";',
    'modules/x/core/said.ts': '/** Says what it does. */\nexport function a() {}',
  };
  const files = Object.entries(innocent).map(([path, text]) => ({ path, text }));
  expect(sourceFaults(files)).toEqual([]);
});
