import { beforeAll, describe, expect, test } from 'vitest';
import { showForecast } from '#modules/coverage/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { testDatabase } from '#tests/support/database.ts';
import { loadDemonstration } from './load-demonstration.ts';

const held = testDatabase();

const auditor: Caller = {
  accountId: newId(),
  name: 'Uji',
  email: 'uji@semesta.example',
  personKey: 'p1',
  role: 'auditor',
  areaCodes: [],
  organisationId: null,
  organisationIds: [],
  workerId: null,
  language: 'id',
};

const indicators = ['PAID', 'PROTECTED'] as const;

function show(
  area: string,
  indicator: (typeof indicators)[number] = 'PAID',
  caller: Caller | null = auditor,
) {
  const asked = { area, indicator, segment: 'ALL' } as const;
  return showForecast({ services: held.services, workerPool: held.database.worker }, caller, asked, 'id');
}

/** Months of last year by area: low, high and what came, of every regency and district. */
async function lastYear(indicator: (typeof indicators)[number]) {
  const province = await show('51', indicator);
  const regencies = await Promise.all(province.children.map(({ code }) => show(code, indicator)));
  const districts = [];
  for (const regency of regencies)
    districts.push(...(await Promise.all(regency.children.map(({ code }) => show(code, indicator)))));
  return [...regencies, ...districts].flatMap((one) => one.lastYear?.months ?? []);
}

interface Month {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  readonly actual: number | null;
}

/** Share of the months that end within their interval, drawn about its middle to so much of its width. */
function shareHeld(months: readonly Month[], width = 1): number {
  const inside = months.filter(({ low, mid, high, actual }) => {
    const [below, above] = [(mid - low) * width, (high - mid) * width];
    return actual !== null && actual >= mid - below && actual <= mid + above;
  });
  return inside.length / months.length;
}

describe('the forecast of the demonstration', () => {
  beforeAll(async () => {
    const options = { adminUrl: held.adminUrl, services: held.services, workers: 4_000, seed: 'bali' };
    await loadDemonstration(options);
  });

  test.each(indicators)(
    'of a year ago held 70 to 90 of 100 months of regencies and districts (%s)',
    async (indicator) => {
      const months = await lastYear(indicator);
      expect(months.length).toBe((9 + 57) * 12);
      const [held80, held40] = [shareHeld(months), shareHeld(months, 0.5)];
      expect(held80).toBeGreaterThanOrEqual(0.7);
      expect(held80).toBeLessThanOrEqual(0.9);
      // Half as wide, they would not hold what they promise.
      expect(held40).toBeLessThan(0.7);
    },
  );

  test('says what it rests on: the parts add up to the middle of the last month ahead', async () => {
    const shown = await show('51.04');
    expect(shown).toMatchObject({ reason: null, origin: '2026-09', segment: 'ALL', monthsNeeded: 12 });
    expect(shown.ahead.map(({ month }) => month)).toEqual(
      Array.from({ length: 12 }, (_, index) => (index < 3 ? `2026-${index + 10}` : `2027-0${index - 2}`)),
    );
    const start = shown.history.at(-1)?.workers ?? 0;
    const moved = shown.components.reduce((sum, { workers }) => sum + (workers ?? 0), 0);
    expect(start + moved).toBe(shown.ahead.at(-1)?.mid);
    const part = (key: string) => shown.components.find((one) => one.key === key)?.workers ?? 0;
    expect(part('lapsed')).toBeLessThan(0);
    expect(part('joined')).toBeGreaterThan(0);
    expect(Number(shown.rates.find(({ key }) => key === 'convert')?.percent)).toBeGreaterThan(0);
    expect(shown.lastYear).toMatchObject({ hindcast: true, origin: '2025-09', told: 12 });
  });

  test('is kept as it was made: whoever asks later, after money came, reads the same', async () => {
    const before = await show('51.71.04.2008');
    await held.asAdmin(
      `update coverage.area_totals set workers = workers + 40 where measure = 'PAID' and area_code = '51.71.04.2008' and change_month = '2026-09' and segment = 'BPU' and view = 'residence'`,
    );
    const after = await show('51.71.04.2008');
    expect(after.ahead).toEqual(before.ahead);
    expect(after.history.at(-1)?.workers).toBe((before.history.at(-1)?.workers ?? 0) + 40);
    const kept = await held.asAdmin(
      `select count(*)::int as n, count(*) filter (where is_hindcast)::int as past from coverage.forecasts`,
    );
    expect(kept).toEqual([{ n: Number(kept[0]?.past) * 2, past: Number(kept[0]?.past) }]);
  });

  test('shows anyone provinces and regencies, nobody a village of others', async () => {
    const open = await show('51.71', 'PAID', null);
    expect(open).toMatchObject({ publicView: true, reason: null, children: [] });
    expect((await show('51', 'PAID', null)).children).toHaveLength(9);
    for (const area of ['51.71.04', '51.71.04.2008'])
      await expect(show(area, 'PAID', null)).rejects.toMatchObject({ code: 'access.signed_out' });
    const village: Caller = { ...auditor, role: 'village', areaCodes: ['51.71.04.2008'] };
    expect((await show('51.71.04.2008', 'PAID', village)).publicView).toBe(false);
    await expect(show('51.71.04.2010', 'PAID', village)).rejects.toMatchObject({
      code: 'coverage.area_not_found',
    });
    await expect(show('51.99', 'PAID', auditor)).rejects.toMatchObject({ code: 'coverage.area_not_found' });
  });
});

describe('where too little is known', () => {
  test('there is no forecast, and it says how many months are there', async () => {
    await held.asAdmin('delete from coverage.forecasts');
    await held.asAdmin(
      `delete from coverage.area_totals where measure = 'PAID' and change_month < '2026-05'`,
    );
    const shown = await show('51');
    expect(shown).toMatchObject({ reason: 'history_too_short', monthsKnown: 4, monthsNeeded: 12, ahead: [] });
    expect(shown).toMatchObject({ components: [], lastYear: null, percent: null });
  });
});
