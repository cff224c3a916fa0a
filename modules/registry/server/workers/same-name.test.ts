import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nameKeys, nameQuery, nameSplits, searchWords } from '#modules/registry/core/index.ts';

const table = readFileSync(new URL('same-name.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(';'));

/** Whether the spellings of what is typed are all among those of the name. */
function findsBySpelling(typed: string, name: string): boolean {
  const [plain] = nameSplits(searchWords(typed));
  const query = plain ? nameQuery('spelling', plain) : null;
  if (query === null) return false;
  const held = new Set(nameKeys(name).map((key) => `'${key}'`));
  return query.split(' & ').every((key) => held.has(key));
}

describe('the table of names that are the same', () => {
  test.each(table)('%s and %s are the same: %s (%s)', (typed = '', name = '', same) => {
    expect(['ya', 'tidak']).toContain(same);
    expect(findsBySpelling(typed, name)).toBe(same === 'ya');
    expect(findsBySpelling(name, typed)).toBe(same === 'ya');
  });

  test('holds names that are not the same as well', () => {
    expect(table.filter(([, , same]) => same === 'tidak').length).toBeGreaterThan(4);
  });
});
