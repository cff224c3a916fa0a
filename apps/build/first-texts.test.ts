import { describe, expect, it } from 'vitest';
import { firstTextsOf } from './first-texts.ts';

/** What is drawn before the other texts are there: the frame, and the page of coverage with all it fetches. */
const files = import.meta.glob<string>(
  [
    '../web/{shell,topbar,search-door,menu-drawer,outcome-pages,colour-scheme-switch,language-switch}.tsx',
    '../../modules/coverage/web/{asked,forecast,map,open-data,page,sections,targets,trend}/*.{ts,tsx}',
    '!**/*.test.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
);

function keysIn(source: string): string[] {
  return [...source.matchAll(/(?<![\w.])'([a-z_]+(?:\.[A-Za-z_0-9]+)+)'/g)]
    .map(([, key = '']) => key)
    .filter((key) => /^(web|coverage|picture|published|search)\./.test(key));
}

describe('the first texts', () => {
  it.each(['id', 'en'])('hold in "%s" every key that the frame and the first page name', (language) => {
    const texts = firstTextsOf(language);
    const used = new Set(Object.values(files).flatMap(keysIn));
    expect(used.size).toBeGreaterThan(60);
    expect([...used].filter((key) => !(key in texts))).toEqual([]);
  });

  it('leave out what other pages show', () => {
    expect(Object.keys(firstTextsOf('id')).filter((key) => key.startsWith('lists.'))).toEqual([]);
  });
});
