import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#tests/support/test-secrets.ts';
import { pathsBelow, readFile } from './source-files.ts';

const kit = join(projectRoot, 'node_modules', '@mantine', 'core');
const doors = readFileSync(join(kit, 'esm', 'index.mjs'), 'utf8');

/** Parts of the kit that pages name, notifications among them, which bring theirs along. */
function partsNamed(): Set<string> {
  const pages = ['apps', 'modules', 'platform'].flatMap((folder) => pathsBelow(folder));
  const named = pages
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => [...readFile(path).text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)])
    .flatMap(([, names = '']) => names.split(',').map((name) => name.replace('type ', '').trim()));
  return new Set([...named.filter((name) => name !== ''), 'Notification']);
}

/** The style sheets of a part and of every part it is made of, by the files that it brings along. */
function sheetsOf(part: string): string[] {
  const found = new RegExp(`import \\{[^}]*\\b${part}\\b[^}]*\\} from "(\\./components[^"]+)"`).exec(doors);
  const seen = new Set(found?.[1] ? [join(kit, 'esm', found[1])] : []);
  for (const path of seen) {
    if (!existsSync(path)) continue;
    const brought = readFileSync(path, 'utf8').matchAll(/from "(\.[^"]+)"/g);
    for (const [, other = ''] of brought) seen.add(join(dirname(path), other));
  }
  return [...seen]
    .map((path) => /\/([^/]+)\.module\.mjs$/.exec(path)?.[1] ?? '')
    .filter((name) => name !== '' && existsSync(join(kit, 'styles', `${name}.css`)));
}

const given = new Set(
  [...readFile('platform/web/styles/kit.css').text.matchAll(/styles\/(\w+)\.css/g)].map(([, name]) => name),
);

describe('the styles of the kit', () => {
  it('are found with those of the parts that a part is made of', () => {
    expect(sheetsOf('Modal')).toEqual(
      expect.arrayContaining(['Modal', 'ModalBase', 'CloseButton', 'Overlay']),
    );
    expect(sheetsOf('Accordion').filter((name) => !given.has(name))).toEqual(['Accordion']);
  });

  it('reach the pages for every part that one of them uses', () => {
    const parts = [...partsNamed()];
    expect(parts.length).toBeGreaterThan(20);
    const needed = new Set(parts.flatMap(sheetsOf));
    expect([...needed].filter((name) => !given.has(name))).toEqual([]);
  });
});
