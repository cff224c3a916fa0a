import { describe, expect, test } from 'vitest';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { addHamlet } from './add-hamlet.ts';
import { findAreas, showArea } from './show-areas.ts';

const held = testDatabase();

async function codesOf(search: string, more: object = {}): Promise<string[]> {
  const { areas } = await findAreas(held.services, null, { search, limit: 10, ...more });
  return areas.map((area) => area.code);
}

describe('finding areas as one types', () => {
  test.each([
    ['ubung kaj', '51.71.04.2008'],
    ['sesetan denpasar', '51.71.01.1003'],
    ['Kelurahan Sesetan', '51.71.01.1003'],
    ['kel. sesetan', '51.71.01.1003'],
    ['batubulan gianyar', '51.04.01.2001'],
    ['51.71.04', '51.71.04'],
    ['5171042008', '51.71.04.2008'],
    ['kota denpasar', '51.71'],
    ['desa ubung kaja', '51.71.04.2008'],
    ['kec. denpasar selatan', '51.71.01'],
    ['bali', '51'],
    ['badung', '51.03'],
  ])('%s finds %s first', async (typed, code) => {
    expect((await codesOf(typed))[0]).toBe(code);
  });

  test('the own area comes first among many of one name', async () => {
    const caller = aCaller('office_staff', { areaCodes: ['51.04'] });
    const { areas } = await findAreas(held.services, caller, { search: 'batu', level: 4, limit: 4 });
    expect(areas.length).toBe(4);
    expect(areas.every((area) => area.code.startsWith('51.04'))).toBe(true);
  });

  test('stays within an area and a level when asked', async () => {
    const codes = await codesOf('ka', { within: '51.71', level: 4 });
    expect(codes.length).toBeGreaterThan(3);
    expect(codes.every((code) => code.startsWith('51.71.') && code.length === 13)).toBe(true);
  });

  test('nothing typed lists the provinces, and signs of search languages are only signs', async () => {
    expect((await codesOf('', { limit: 50 })).length).toBe(38);
    expect(await codesOf(`ubung' | ! & :* ('kaja\\`)).toContain('51.71.04.2008');
    expect(await codesOf('%_')).not.toContain('51.71.04.2008');
  });
});

describe('one area', () => {
  test('with those above it and those below it, page by page', async () => {
    const first = await showArea(held.services, null, { code: '51', limit: 5 });
    expect(first.area).toMatchObject({ name: 'Bali', kind: 'province', parentCode: null, children: 9 });
    const cursor = first.cursor ?? undefined;
    const second = await showArea(held.services, null, { code: '51', limit: 5, cursor });
    expect([...first.children, ...second.children].map((child) => child.code)).toEqual([
      '51.01',
      '51.02',
      '51.03',
      '51.04',
      '51.05',
      '51.06',
      '51.07',
      '51.08',
      '51.71',
    ]);
    expect(second.cursor).toBeNull();
    const village = await showArea(held.services, null, { code: '51.71.04.2008', limit: 5 });
    expect(village.path.map((area) => area.name)).toEqual([
      'Bali',
      'Kota Denpasar',
      'Denpasar Utara',
      'Ubung Kaja',
    ]);
  });

  test('that does not exist is refused', async () => {
    await expect(showArea(held.services, null, { code: '51.99', limit: 5 })).rejects.toMatchObject({
      code: 'area.not_found',
    });
  });
});

describe('adding a hamlet', () => {
  const village = aCaller('village', { areaCodes: ['51.71.04.2008'] });

  test('gives it the next number, makes it findable and stands in the journal', async () => {
    const request = { code: '51.71.04.2008', name: 'Br. Tengah Percobaan' };
    const first = await addHamlet(held.services, village, request);
    const second = await addHamlet(held.services, village, { ...request, name: 'Br. Sari Percobaan' });
    expect([first.code, second.code]).toEqual(['51.71.04.2008.001', '51.71.04.2008.002']);
    expect(second.pathName).toBe('Br. Sari Percobaan, Ubung Kaja, Denpasar Utara, Kota Denpasar, Bali');
    expect(await codesOf('sari percobaan')).toEqual(['51.71.04.2008.002']);
    const entries = await held.asAdmin(
      `select act, subject_id from platform.audit_entries where account_id = '${village.accountId}' order by entry_id`,
    );
    expect(entries[0]).toEqual({ act: 'registry.add-hamlet', subject_id: '51.71.04.2008.001' });
  });

  test('twenty at once get twenty numbers', async () => {
    const office = aCaller('office_staff', { areaCodes: ['51.71'] });
    const added = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        addHamlet(held.services, office, {
          code: '51.71.04.2011',
          name: `Lingkungan ${'ABCDEFGHIJKLMNOPQRST'[index]}x`,
        }),
      ),
    );
    expect(new Set(added.map((hamlet) => hamlet.code)).size).toBe(20);
  });

  test('refuses one that is there already however it is written, and what is no village', async () => {
    await addHamlet(held.services, village, { code: '51.71.04.2008', name: 'Banjar Pondok' });
    await expect(
      addHamlet(held.services, village, { code: '51.71.04.2008', name: 'br. PONDOK' }),
    ).rejects.toMatchObject({ code: 'area.hamlet_exists' });
    const office = aCaller('office_staff', { areaCodes: ['51.71'] });
    await expect(
      addHamlet(held.services, office, { code: '51.71.04', name: 'Pondok' }),
    ).rejects.toMatchObject({
      code: 'area.not_found',
    });
  });

  test('refuses another village and roles that keep no areas', async () => {
    await expect(
      addHamlet(held.services, village, { code: '51.71.01.1003', name: 'Pondok' }),
    ).rejects.toMatchObject({ code: 'access.forbidden' });
    await expect(
      addHamlet(held.services, aCaller('employer'), { code: '51.71.01.1003', name: 'Pondok' }),
    ).rejects.toMatchObject({ code: 'access.forbidden' });
  });
});
