import { describe, expect, it } from 'vitest';
import { classOf, exceedsDenominator, scale, withoutFigure } from './scale.ts';

/** WCAG 2 contrast ratio of two colours `#rrggbb`. */
function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('the colour scale', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
  });

  it('keeps every ink readable on its fill', () => {
    for (const { fill, ink } of [...scale, withoutFigure]) expect(contrast(fill, ink)).toBeGreaterThan(4.5);
  });

  it('grows darker with coverage, each class apart from the next', () => {
    const lights = scale.map(({ fill }) => luminance(fill));
    for (const [index, value] of lights.entries()) {
      const next = lights[index + 1];
      if (next !== undefined) expect(value / next).toBeGreaterThan(1.2);
    }
  });

  it('puts a percentage into the class it begins', () => {
    expect(classOf('19.9')).toBe(scale[0]);
    expect(classOf('20.0')).toBe(scale[1]);
    expect(classOf('100.0')).toBe(scale[5]);
    expect(classOf(null)).toBe(withoutFigure);
  });
});

describe('a figure above its denominator', () => {
  it('is told from one that fits', () => {
    expect(['100.0', '100', '39.4', null].map(exceedsDenominator)).toEqual([false, false, false, false]);
    expect(['100.1', '1039.4'].map(exceedsDenominator)).toEqual([true, true]);
  });
});
