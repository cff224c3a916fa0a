import { beforeAll, describe, expect, test } from 'vitest';
import { aCaller } from '#tests/support/a-registry.ts';
import {
  insertScheme,
  insertSponsored,
  officer,
  otherRegency,
  regency,
  type Scheme,
  villageOfficial,
} from '#tests/support/a-term.ts';
import { testDatabase } from '#tests/support/database.ts';
import { showCounted } from './show-counted.ts';
import { showWarnings } from './show-warnings.ts';

const held = testDatabase();
const services = (on = '2026-11-15') => ({ ...held.services, today: () => on });
const sponsoring = aCaller('sponsor', { organisationId: '01900000-0000-7000-8000-0000000000aa' });

let half: Scheme;
let short: Scheme;

beforeAll(async () => {
  half = await insertScheme(held, { sponsorKind: 'regency', firstMonth: '2026-03', quota: 10 });
  await insertSponsored(held, half, 10, { paidMonths: 3 });
  const firm = await insertScheme(held, { sponsorKind: 'firm', firstMonth: '2026-01', quota: 5 });
  await insertSponsored(held, firm, 5);
  short = await insertScheme(held, {
    ...{ firstMonth: '2026-10', months: 3, quota: 100, state: 'verified' },
    organisationId: sponsoring.organisationId ?? '',
  });
  await held.asAdmin(
    `update sponsorship.lists set workers = 10 where list_id in ('${half.listId}') or list_id = '${firm.listId}'`,
  );
});

describe('how sponsored months count', () => {
  test('ten workers with three months of the regency are five, five with six of a firm are five', async () => {
    const counted = await showCounted(services(), officer, { area: '51.71' });
    expect(counted).toMatchObject({
      ...{ year: '2026', counted: '10', countedRounded: '10.00', workers: 15, workerMonths: 60 },
      villages: [{ code: '51.71.04.2008', name: 'Ubung Kaja', counted: '10' }],
    });
    expect(counted.definition).toContain('6 bulan berturut-turut');
    expect(counted.basis.length).toBeGreaterThan(0);
    const english = await showCounted(services(), officer, { language: 'en' });
    expect(english.definition).toContain('6 consecutive months');
  });

  test('is told to the village and the regency of their own area, and is nothing elsewhere or in another year', async () => {
    for (const caller of [villageOfficial, regency])
      expect((await showCounted(services(), caller, {})).counted).toBe('10');
    for (const caller of [otherRegency, aCaller('village', { areaCodes: ['51.71.01.1003'] })])
      expect(await showCounted(services(), caller, { area: '51.71' })).toMatchObject({ workers: 0 });
    expect(await showCounted(services(), officer, { year: '2025' })).toMatchObject({ counted: '0' });
    await expect(showCounted(services(), aCaller('employer'), {})).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  });
});

describe('what wants looking after', () => {
  test('a term under four months, money that lapses, a village behind its quota', async () => {
    const { shortTerms, lapsing, lagging } = await showWarnings(services(), officer, {});
    expect(shortTerms).toMatchObject([{ programmeId: short.programmeId, months: 3 }]);
    expect(lapsing.map(({ agreementId }) => agreementId)).toContain(half.agreementId);
    expect(lagging).toMatchObject([
      { programmeId: short.programmeId, villageName: 'Ubung Kaja', quota: 100, onLists: 0 },
    ]);
  });

  test('money is warned of from September on, and of this year alone', async () => {
    expect((await showWarnings(services('2026-09-01'), officer, {})).lapsing).toEqual([]);
    expect((await showWarnings(services('2026-09-02'), officer, {})).lapsing).toHaveLength(3);
    expect((await showWarnings(services('2027-10-01'), officer, {})).lapsing).toEqual([]);
  });

  test('a village lags from the month its programme begins', async () => {
    expect((await showWarnings(services('2026-09-30'), officer, {})).lagging).toEqual([]);
    expect((await showWarnings(services('2026-10-01'), officer, {})).lagging).toHaveLength(1);
  });

  test('each is warned of his own', async () => {
    const { lapsing, shortTerms } = await showWarnings(services(), sponsoring, {});
    expect(lapsing.map(({ agreementId }) => agreementId)).toEqual([short.agreementId]);
    expect(shortTerms).toHaveLength(1);
    const elsewhere = await showWarnings(services(), otherRegency, {});
    expect([elsewhere.lapsing, elsewhere.lagging, elsewhere.shortTerms]).toEqual([[], [], []]);
    await expect(showWarnings(services(), aCaller('worker'), {})).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  });
});
