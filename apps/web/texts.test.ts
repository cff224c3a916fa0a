import { describe, expect, it } from 'vitest';
import { texts as english } from './texts-en.ts';
import { texts as indonesian } from './texts-id.ts';

/** Every page's source as text. */
const files = import.meta.glob<string>(
  [
    './**/*.{ts,tsx}',
    '../../platform/web/**/*.{ts,tsx}',
    '../../modules/*/web/**/*.{ts,tsx}',
    '!**/*.test.ts',
    '!./dist/**',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** Literal keys given to `t('…')`, also both branches of `t(x ? '…' : '…')`. */
function keysOf(source: string): string[] {
  const calls = source.matchAll(/\bt\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g);
  return [...calls].flatMap(([, inside = '']) =>
    [...inside.matchAll(/(?<![=!]== )'([a-z_]+(?:\.[A-Za-z_0-9]+)+)'/g)].map(([, key = '']) => key),
  );
}

/** The fixed beginnings of keys made of a part that varies: t(`web.role.${role}`). */
function beginningsOf(source: string): string[] {
  return [...source.matchAll(/\bt\(`([a-z_.]+)\$\{/g)].map(([, beginning = '']) => beginning);
}

function sources(): string[] {
  return Object.values(files);
}

describe('texts of the web', () => {
  it('finds keys where they are used', () => {
    expect(keysOf("t('a.b') + t(x === 'y' ? 'c.d' : 'e.f', { n: 1 })")).toEqual(['a.b', 'c.d', 'e.f']);
    expect(beginningsOf('t(`web.role.$' + '{role}`)')).toEqual(['web.role.']);
  });

  it('has a text in both languages for every key a page uses', () => {
    const used = new Set(sources().flatMap(keysOf));
    expect(used.size).toBeGreaterThan(200);
    // What is counted has a text for one and one for more.
    const isIn = (texts: object, key: string) =>
      key in texts || (`${key}_one` in texts && `${key}_other` in texts);
    const missing = [...used].filter((key) => !isIn(indonesian, key) || !isIn(english, key));
    expect(missing).toEqual([]);
  });

  it('has texts for every family of keys a page makes', () => {
    const known = Object.keys(indonesian);
    const beginnings = new Set(sources().flatMap(beginningsOf));
    expect([...beginnings].filter((beginning) => !known.some((key) => key.startsWith(beginning)))).toEqual(
      [],
    );
  });

  it('fills the same names in both languages', () => {
    const namesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
    const uneven = Object.keys(indonesian).filter(
      (key) => `${namesOf(indonesian[key] ?? '')}` !== `${namesOf(english[key] ?? '')}`,
    );
    expect(uneven).toEqual([]);
  });
});
