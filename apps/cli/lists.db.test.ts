import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { testDatabase } from '#tests/support/database.ts';
import { checkList } from './lists-check.ts';
import { submitListFile } from './lists-submit.ts';

const held = testDatabase();
const folder = new URL('../../tests/fixtures/lists/', import.meta.url);
const expected: Readonly<Record<string, readonly unknown[]>> = JSON.parse(
  readFileSync(new URL('expected.json', folder), 'utf8'),
);
const pathOf = (name: string) => fileURLToPath(new URL(name, folder));

const office: Caller = {
  accountId: newId(),
  name: 'Kantor',
  email: 'kantor@semesta.example',
  personKey: 'kantor',
  role: 'office_supervisor',
  areaCodes: ['51.01', '51.02', '51.03', '51.08', '51.71'],
  organisationId: null,
  organisationIds: [],
  workerId: null,
  language: 'id',
};

describe('lists check', () => {
  test.each([
    ['desa-ubung-kaja.xlsx', { areaCode: '51.71.04.2008' }],
    ['kelurahan-sesetan.csv', { areaCode: '51.71.01.1003' }],
    ['payroll-hotel.xlsx', { kind: 'payroll' }],
  ] as const)('%s: every row as it must be, nothing kept', async (name, options) => {
    const report = await checkList(held.services, office, {
      path: pathOf(name),
      on: '2026-11-15',
      ...options,
    });
    expect(report.rows).toEqual(expected[name]);
    expect(report.file).toBe(name);
    expect(Object.values(report.summary).reduce((sum, rows) => sum + rows, 0)).toBe(report.rows.length);
    expect(await held.asAdmin('select 1 from registry.lists union all select 1 from platform.files')).toEqual(
      [],
    );
  });
});

test.each(['99', '51.71.99.9999', '51'])(
  'lists check --area %s is refused: no list is of such an area',
  async (areaCode) => {
    const command = { path: pathOf('desa-ubung-kaja.xlsx'), areaCode };
    await expect(checkList(held.services, null, command)).rejects.toMatchObject({
      code: 'area.not_found',
      details: { code: areaCode },
    });
  },
);

describe('lists submit', () => {
  test('registers what is ready, and the same file again changes nothing', async () => {
    const command = { path: pathOf('desa-ubung-kaja.xlsx'), areaCode: '51.71.04.2008', on: '2026-11-15' };
    const first = await submitListFile(held.services, office, { ...command, key: 'kunci-0001' });
    expect(first.rows).toEqual(expected['desa-ubung-kaja.xlsx']);
    expect(first.registeredNow).toBe(first.summary.ready + first.summary.warning);
    for (const key of ['kunci-0001', 'kunci-0002', undefined]) {
      const again = await submitListFile(held.services, office, { ...command, key });
      expect(again).toEqual({ ...first, registeredNow: 0 });
    }
  });

  test('a check after that says the registered people are the same ones', async () => {
    const report = await checkList(held.services, office, {
      path: pathOf('desa-ubung-kaja.xlsx'),
      areaCode: '51.71.04.2008',
      on: '2026-11-15',
    });
    expect(report.rows).toEqual(expected['desa-ubung-kaja.xlsx']);
  });

  test('an employer that is not in sight is absent', async () => {
    const command = { path: pathOf('payroll-hotel.xlsx'), kind: 'payroll', employerNpp: 'ZZ000001' } as const;
    await expect(submitListFile(held.services, office, command)).rejects.toMatchObject({
      code: 'organisation.not_found',
    });
  });
});
