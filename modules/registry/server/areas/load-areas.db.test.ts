import { expect, test } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';
import { areaDirectory } from './area-directory.ts';
import { loadAreas } from './load-areas.ts';

const held = testDatabase();

test('all areas of Indonesia stand in the template, with their kinds', async () => {
  const counted = await held.asAdmin(
    'select kind, count(*)::int as areas from registry.areas group by kind order by kind',
  );
  expect(Object.fromEntries(counted.map((row) => [row.kind, row.areas]))).toEqual({
    city: 98,
    desa: 75_266,
    district: 7_285,
    kelurahan: 8_496,
    province: 38,
    regency: 416,
  });
});

test('an area is named with those above it', async () => {
  const found = await held.asAdmin(
    `select name, kind, path_name, parent_code from registry.areas where code in ('51.71.04.2008', '51.71') order by code`,
  );
  expect(found).toEqual([
    { name: 'Kota Denpasar', kind: 'city', path_name: 'Kota Denpasar, Bali', parent_code: '51' },
    {
      name: 'Ubung Kaja',
      kind: 'desa',
      path_name: 'Ubung Kaja, Denpasar Utara, Kota Denpasar, Bali',
      parent_code: '51.71.04',
    },
  ]);
});

test('the same edition again changes nothing; a lost area comes back with the next load of it', async () => {
  expect(await loadAreas(held.adminUrl)).toMatchObject({ changed: false });
  await held.asAdmin(`delete from registry.areas where code = '51.71.04.2008'`);
  await held.asAdmin('delete from registry.area_loads');
  expect(await loadAreas(held.adminUrl)).toMatchObject({ changed: true });
  expect(
    await held.asAdmin(`select count(*)::int as n from registry.areas where code = '51.71.04.2008'`),
  ).toEqual([{ n: 1 }]);
});

test('the branches of Bali cover each regency once', async () => {
  const codes = await held.asAdmin('select unnest(regency_codes) as code from registry.branches order by 1');
  const regencies = await held.asAdmin(`select code from registry.areas where parent_code = '51' order by 1`);
  expect(codes).toEqual(regencies);
});

test('the directory knows villages by name and districts as a NIK begins', async () => {
  const directory = await areaDirectory(held.services.pool);
  expect(directory.knownRegions.has('517104')).toBe(true);
  expect(directory.knownRegions.has('999999')).toBe(false);
  expect(directory.villages.get('ubungkaja')).toEqual([
    { code: '51.71.04.2008', name: 'Ubung Kaja', districtName: 'Denpasar Utara' },
  ]);
});
