import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '#tests/support/test-secrets.ts';

const sheet = readFileSync(join(projectRoot, 'platform/web/styles/colours.css'), 'utf8');

function coloursOf(block: string): ReadonlyMap<string, string> {
  return new Map(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const light = coloursOf(/:root \{([^}]*)\}/.exec(sheet)?.[1] ?? '');
const dark = coloursOf(/@media screen \{([^}]*)\}/.exec(sheet)?.[1] ?? '');

/** Contrast of two colours (WCAG 2.2, 1 to 21). */
function contrast(one: string, other: string): number {
  const [lighter, darker] = [brightness(one), brightness(other)].toSorted((left, right) => right - left);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const inks: readonly (readonly [string, readonly string[]])[] = [
  [
    'ink',
    ['ground', 'card', 'sunk', 'track', 'sea-pale', 'clay-pale', 'good-ground', 'warn-ground', 'bad-ground'],
  ],
  ['ink-soft', ['ground', 'card', 'sunk', 'sea-pale']],
  ['sea', ['card', 'ground']],
  ['sea-deep', ['card', 'ground', 'sea-pale']],
  ['clay', ['card', 'ground', 'clay-pale']],
  ['good', ['card', 'good-pale', 'good-ground']],
  ['warn', ['card', 'warn-pale', 'warn-ground']],
  ['bad', ['card', 'bad-pale', 'bad-ground']],
  ['band-ink', ['band', 'band-light']],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s scheme', (_, colours) => {
  test.each(inks.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const)))(
    '%s can be read on %s',
    (ink, ground) => {
      expect(contrast(colours.get(ink) ?? '', colours.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('white words can be read on what is filled', () => {
    expect(contrast('#ffffff', colours.get('fill-deep') ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});

test('both schemes have the same colours, and a pale ink would be noticed', () => {
  expect([...dark.keys()].toSorted()).toEqual([...light.keys()].toSorted());
  expect(contrast('#a7b8ba', light.get('card') ?? '')).toBeLessThan(4.5);
});
