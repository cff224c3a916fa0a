import { describe, expect, it } from 'vitest';
import { readFile } from './source-files.ts';

type Rgb = readonly [number, number, number];

const sheet = readFile('modules/coverage/web/styles/coverage.css').text;
const steps = [0, 1, 2, 3, 4, 5, 6] as const;

/** The seven steps of a theme as its style sheet gives them. */
function stepsOf(theme: 'light' | 'dark'): readonly { fill: string; ink: string }[] {
  const start = theme === 'light' ? ':root' : '[data-mantine-color-scheme="dark"]';
  const block = sheet.slice(sheet.indexOf(`${start} {`)).split('}')[0] ?? '';
  const token = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1] ?? '';
  return steps.map((step) => ({
    fill: token(`map-${step}`),
    ink: token(`map-ink-${step}`),
  }));
}

function linear(colour: string): Rgb {
  const part = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2 contrast ratio of two colours `#rrggbb`. */
function contrast(one: string, other: string): number {
  const [a, b] = [luminance(linear(one)), luminance(linear(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** CIE lightness, 0 to 100. */
function lightness(colour: Rgb): number {
  const y = luminance(colour);
  return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
}

/** How eyes without one kind of cone see (Machado, Oliveira, Fernandes 2009, full severity), and those that see no colour. */
const eyes = {
  'red-blind': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'green-blind': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'blue-blind': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

function seenBy(matrix: readonly (readonly [number, number, number])[], [r, g, b]: Rgb): Rgb {
  const [x = 0, y = 0, z = 0] = matrix.map((row) =>
    Math.min(1, Math.max(0, row[0] * r + row[1] * g + row[2] * b)),
  );
  return [x, y, z];
}

/** The least difference of lightness between two neighbouring steps. */
function leastStep(colours: readonly Rgb[]): number {
  const lights = colours.map(lightness);
  return Math.min(...lights.slice(1).map((light, index) => Math.abs(light - (lights[index] ?? 0))));
}

describe('the colours of the map', () => {
  it('are measured as WCAG measures them', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
  });

  it.each(['light', 'dark'] as const)('keep every ink readable on its fill in the %s theme', (theme) => {
    for (const { fill, ink } of stepsOf(theme)) expect(contrast(fill, ink)).toBeGreaterThan(4.5);
  });

  it.each(['light', 'dark'] as const)('go one way in lightness in the %s theme', (theme) => {
    const lights = stepsOf(theme).map(({ fill }) => lightness(linear(fill)));
    expect(lights).toEqual(lights.toSorted((a, b) => (theme === 'light' ? b - a : a - b)));
  });

  it.each(Object.entries(eyes))('stay apart for %s eyes, in both themes', (_, matrix) => {
    for (const theme of ['light', 'dark'] as const) {
      const seen = stepsOf(theme).map(({ fill }) => seenBy(matrix, linear(fill)));
      expect(leastStep(seen)).toBeGreaterThan(6);
    }
  });

  it('would not pass as red, yellow and green', () => {
    const lights = ['#d7301f', '#2e9a3c'].map((colour) => seenBy(eyes['green-blind'], linear(colour)));
    expect(leastStep(lights)).toBeLessThan(12);
    expect(leastStep([linear('#cc4125'), linear('#5b8c3a')])).toBeLessThan(6);
  });
});
