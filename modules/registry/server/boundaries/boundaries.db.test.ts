import { describe, expect, test } from 'vitest';
import type { Caller, Role } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { testDatabase } from '#tests/support/database.ts';
import { loadBoundaries } from './load-boundaries.ts';
import { showBoundaries } from './show-boundaries.ts';

const held = testDatabase();

function aCaller(role: Role, areaCodes: readonly string[]): Caller {
  return {
    ...{ accountId: newId(), name: 'Uji', email: 'uji@semesta.example', personKey: 'p1', role, areaCodes },
    ...{ organisationId: null, organisationIds: [], workerId: null, language: 'id' },
  };
}

const office = aCaller('office_supervisor', ['51.71', '51.03']);
const regencies = ['01', '02', '03', '04', '05', '06', '07', '08', '71'].map((part) => `51.${part}`);

function squareOf(code: string, place: number) {
  const [x, y] = [115 + (place % 3) / 10, -8.5 + Math.floor(place / 3) / 10];
  const ring = [
    [x, y],
    [x + 0.1, y],
    [x + 0.1, y + 0.1],
    [x, y + 0.1],
    [x, y],
  ];
  return { type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates: [ring] } };
}

function load(caller: Caller, document: unknown, source = 'BIG 2024') {
  const bytes = new TextEncoder().encode(typeof document === 'string' ? document : JSON.stringify(document));
  return loadBoundaries(held.services, { caller, file: { bytes, source }, language: 'id' });
}

const collection = (codes: readonly string[]) => ({
  type: 'FeatureCollection',
  features: codes.map(squareOf),
});

describe('boundaries', () => {
  test('are loaded for the whole province, drawn for anyone, and a later load takes their place', async () => {
    expect(await showBoundaries(held.services, '51')).toMatchObject({ isComplete: false, shapes: [] });
    expect(await load(office, collection(regencies.slice(0, 8)))).toEqual({
      loaded: 8,
      byLevel: { regency: 8 },
    });
    expect((await showBoundaries(held.services, '51')).isComplete).toBe(false);
    await load(office, collection(regencies), 'BIG 2025');
    const drawn = await showBoundaries(held.services, '51');
    expect(drawn).toMatchObject({ isComplete: true, sources: ['BIG 2025'] });
    expect(drawn.shapes.map(({ code }) => code)).toEqual(regencies);
    expect(drawn.shapes[0]).toMatchObject({
      name: 'Kabupaten Jembrana',
      path: expect.stringMatching(/^M\d+ \d+l.*z$/),
    });
    const entries = await held.asAdmin(
      `select details->>'loaded' as loaded from platform.audit_entries where act = 'registry.load-boundaries' order by 1`,
    );
    expect(entries).toEqual([{ loaded: '8' }, { loaded: '9' }]);
  });

  test('are refused whole with a fault in any feature, in words', async () => {
    await expect(load(office, collection(['51.01', '51.99', '52.01']))).rejects.toMatchObject({
      code: 'boundaries.file_invalid',
      details: {
        faults: 2,
        features: [
          { code: '51.99', text: '51.99: tidak ada wilayah dengan kode itu.' },
          { code: '52.01', text: '52.01: di luar provinsi Anda.' },
        ],
      },
    });
    expect(await showBoundaries(held.services, '52')).toMatchObject({ shapes: [] });
  });

  test.each([['not json'], [{}], ['']])('are refused where the file is none: %o', async (document) => {
    await expect(load(office, document)).rejects.toMatchObject({ code: 'boundaries.file_invalid' });
  });

  test('want a source, and someone who keeps the figures of the province', async () => {
    await expect(load(office, collection(regencies), '  ')).rejects.toMatchObject({
      code: 'boundaries.source_missing',
    });
    await expect(load(aCaller('village', ['51.71.04.2008']), collection(regencies))).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  });

  test('of an area that does not exist are not found', async () => {
    await expect(showBoundaries(held.services, '99')).rejects.toMatchObject({ code: 'area.not_found' });
  });
});
