import { expect, test } from 'vitest';
import { z } from 'zod';
import { readFile } from './source-files.ts';

const versions = z.record(z.string(), z.string());
const packageShape = z.object({
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
});

test('package.json pins every dependency to one version', () => {
  expect(loosePins(readFile('package.json').text)).toEqual([]);
});

test('a range, a tag and an address are noticed', () => {
  const planted = {
    dependencies: { a: '^1.0.0', b: '1.2.3', c: 'latest' },
    devDependencies: { d: '~2.0.0', e: '1.x' },
    optionalDependencies: { f: '18.4.0-beta.17', g: 'github:a/b' },
  };
  expect(loosePins(JSON.stringify(planted))).toEqual(['a', 'c', 'd', 'e', 'g']);
});

function loosePins(text: string): string[] {
  const read = packageShape.parse(JSON.parse(text));
  const all = { ...read.dependencies, ...read.devDependencies, ...read.optionalDependencies };
  return Object.entries(all)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name]) => name);
}
