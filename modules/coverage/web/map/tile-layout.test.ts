import { describe, expect, it } from 'vitest';
import { layoutOf, neighbourOf } from './tile-layout.ts';

const regencies = ['51.01', '51.02', '51.03', '51.04', '51.05', '51.06', '51.07', '51.08', '51.71'];
const districts: Readonly<Record<string, number>> = {
  '51.01': 5,
  '51.02': 10,
  '51.03': 6,
  '51.04': 7,
  '51.05': 4,
  '51.06': 4,
  '51.07': 8,
  '51.08': 9,
  '51.71': 4,
};

function districtsOf(regency: string): string[] {
  const count = districts[regency] ?? 0;
  return Array.from({ length: count }, (_, index) => `${regency}.${String(index + 1).padStart(2, '0')}`);
}

describe('the tile map of Bali', () => {
  it('places nine regencies and fifty-seven districts as they lie', () => {
    expect(Object.values(districts).reduce((sum, count) => sum + count, 0)).toBe(57);
    for (const codes of [regencies, ...regencies.map(districtsOf)]) {
      const places = layoutOf(codes, 1);
      expect(places.some(({ x }) => x > 0)).toBe(true);
    }
  });

  it('never lays one tile over another', () => {
    for (const codes of [regencies, ...regencies.map(districtsOf)]) {
      const places = layoutOf(codes, 1);
      for (const [index, one] of places.entries()) {
        for (const other of places.slice(index + 1)) {
          const apart = Math.abs(one.x - other.x) >= 1 || Math.abs(one.y - other.y) >= 1;
          expect(apart, `${one.code} and ${other.code}`).toBe(true);
        }
      }
    }
  });

  it('lays areas it does not know row by row', () => {
    const places = layoutOf(['35.01', '35.02', '35.03'], 2);
    expect(places[2]).toEqual({ code: '35.03', x: 0, y: 1 });
  });

  it('gives those rows one length, so that none ends after a tile or two', () => {
    const places = layoutOf(['35.01', '35.02', '35.03', '35.04', '35.05', '35.06'], 5);
    expect(places.map(({ y }) => y)).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('finds the neighbour in each direction and none beyond the edge', () => {
    const places = layoutOf(regencies, 1);
    expect(neighbourOf(places, '51.03', 'ArrowRight')).toBe('51.04');
    expect(neighbourOf(places, '51.03', 'ArrowLeft')).toBe('51.02');
    expect(neighbourOf(places, '51.03', 'ArrowDown')).toBe('51.71');
    expect(neighbourOf(places, '51.01', 'ArrowLeft')).toBeNull();
    expect(neighbourOf(places, '51.99', 'ArrowLeft')).toBeNull();
  });

  it('reaches every tile by arrow keys', () => {
    for (const codes of [regencies, ...regencies.map(districtsOf)]) {
      const places = layoutOf(codes, 1);
      const reached = new Set([codes[0] ?? '']);
      for (const code of reached) {
        for (const direction of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const) {
          const next = neighbourOf(places, code, direction);
          if (next) reached.add(next);
        }
      }
      expect(reached.size).toBe(codes.length);
    }
  });
});
