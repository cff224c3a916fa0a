import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { drawBoundaries, readBoundaries } from './index.ts';

const square = (x: number, y: number, side = 0.1) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const feature = (properties: object, rings: unknown = [square(115, -8.5)]) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: rings },
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

describe('outlines are read', () => {
  test.each([
    [{ code: '51.71' }, '51.71'],
    [{ KDPPUM: '51', KDPKAB: '51.71', KDCPUM: '51.71.04' }, '51.71.04'],
    [{ kode: 5171 }, '51.71'],
    [{ KDEPUM: '5171042008' }, '51.71.04.2008'],
  ])('under the code that %o names', (properties, code) => {
    expect(readBoundaries(collection(feature(properties)))?.boundaries.map((one) => one.code)).toEqual([
      code,
    ]);
  });

  test('as closed rings in whole hundred-thousandths of a degree, the repeated last point left out', () => {
    expect(readBoundaries(collection(feature({ code: '51' })))?.boundaries[0]?.rings).toEqual([
      [11500000, -850000, 11510000, -850000, 11510000, -840000, 11500000, -840000],
    ]);
  });

  test('as one outline where an area comes in several features', () => {
    const given = collection(feature({ code: '51' }), feature({ code: '51' }, [square(116, -8)]));
    expect(readBoundaries(given)?.boundaries.map(({ rings }) => rings.length)).toEqual([2]);
  });

  test.each([
    [{ nama: 'Bali' }, [square(115, -8)], 'no_code'],
    [{ code: '5171040' }, [square(115, -8)], 'bps_code'],
    [{ code: '51' }, [square(300_000, 9_000_000)], 'not_degrees'],
    [{ code: '51' }, [square(-8, 115)], 'not_degrees'],
    [{ code: '51' }, [], 'no_shape'],
    [
      { code: '51' },
      [
        [
          [115, -8],
          [115, -8],
          [115, -8],
        ],
      ],
      'broken_ring',
    ],
    [{ code: '51' }, 'a line', 'no_shape'],
  ])('or their fault is told: %o', (properties, rings, fault) => {
    expect(readBoundaries(collection(feature({ code: '51.04' }), feature(properties, rings)))).toMatchObject({
      boundaries: [{ code: '51.04' }],
      problems: [{ feature: 2, fault }],
    });
  });

  test.each([[null], ['{}'], [{ type: 'Topology' }], [{ type: 'FeatureCollection', features: [] }]])(
    'and nothing out of what is no collection: %o',
    (given) => {
      expect(readBoundaries(given)).toBeNull();
    },
  );

  property.prop([fc.anything()])('whatever the document is, without a crash', (document) => {
    const read = readBoundaries(document);
    expect(read === null || read.boundaries.length + read.problems.length > 0).toBe(true);
  });
});

describe('outlines are drawn', () => {
  test('north up, on whole units, neighbours sharing their line', () => {
    const read = readBoundaries(
      collection(feature({ code: '51.01' }), feature({ code: '51.02' }, [square(115, -8.4)])),
    );
    expect(drawBoundaries(read?.boundaries ?? [], 200)).toEqual({
      width: 99,
      height: 200,
      shapes: [
        { code: '51.01', path: 'M0 200l99 0l0 -100l-99 0z', centre: { x: 50, y: 150, room: 99 } },
        { code: '51.02', path: 'M0 100l99 0l0 -100l-99 0z', centre: { x: 50, y: 50, room: 99 } },
      ],
    });
  });

  test('as a small square where the grid cannot show them', () => {
    const read = readBoundaries(
      collection(feature({ code: '51.01' }), feature({ code: '51.02' }, [square(115, -8.5, 0.00002)])),
    );
    expect(drawBoundaries(read?.boundaries ?? [], 100).shapes[1]?.path).toBe('M-2 98h4v4h-4z');
  });

  test('as nothing where there are none', () => {
    expect(drawBoundaries([])).toEqual({ width: 0, height: 0, shapes: [] });
  });
});
