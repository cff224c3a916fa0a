import { describe, expect, it } from 'vitest';
import { paysFrom, reachesKind, sponsorFundings } from '#modules/sponsorship/core/sources/index.ts';
import { lawWith, shippedLaw } from '#tests/support/law.ts';
import { costOf, monthPrice, type PlannedVillage } from './programme-price.ts';
import { faultOfMonths, monthsOf, standsFor } from './programme-terms.ts';

const term = { startMonth: '2026-06', months: 6 } as const;

function pricesOf(funding: (typeof sponsorFundings)[number]) {
  const terms = { funding, baseBracket: 1, withSavings: false };
  return monthsOf(term).map((month) => monthPrice(shippedLaw, month, terms));
}

function villages(count: number, kind: PlannedVillage['kind'], quota = 100): PlannedVillage[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ code: `51.04.0${kind === 'desa' ? 1 : 2}.${2000 + index}`, kind, quota, leftOut: '' },
    budgetId: `${kind}-${index}`,
  }));
}

describe('the price of a programme', () => {
  it('is 645,120,000 for the 64 desa of Gianyar, 100 workers each, six months from APBDes', () => {
    const cost = costOf(pricesOf('APBDES'), villages(64, 'desa'), []);
    expect([cost.totalIdr, cost.workers, cost.workerMonths]).toEqual([645_120_000n, 6_400, 38_400]);
  });

  it('is 705,600,000 for all 70 villages from the regency’s budget', () => {
    const all = [...villages(64, 'desa'), ...villages(6, 'kelurahan')];
    expect(costOf(pricesOf('APBD_KAB'), all, []).totalIdr).toBe(705_600_000n);
  });

  it('counts no worker of a village that is left out', () => {
    const [first, ...rest] = villages(3, 'desa');
    if (!first) throw new Error('no village');
    const cost = costOf(pricesOf('APBDES'), [{ ...first, leftOut: 'village.no_budget' }, ...rest], []);
    expect([cost.villages, cost.workers]).toEqual([2, 200]);
  });

  it('is halved by the relief for a firm, and says that a switch decides that', () => {
    const terms = { funding: 'CSR', baseBracket: 1, withSavings: false } as const;
    expect(monthPrice(shippedLaw, '2026-06', terms)).toMatchObject({
      priceIdr: 8_400n,
      relief: { applies: true, bySwitch: true },
    });
    expect(monthPrice(shippedLaw, '2026-02', terms)).toMatchObject({
      priceIdr: 16_800n,
      relief: { applies: false, bySwitch: false },
    });
    const otherwise = monthPrice(lawWith({ 'reliefFor.CSR': false }), '2026-06', terms);
    expect(otherwise).toMatchObject({ priceIdr: 16_800n, relief: { applies: false, bySwitch: true } });
  });

  it('is never halved for the state, by the law itself', () => {
    const terms = { funding: 'APBD_KAB', baseBracket: 1, withSavings: false } as const;
    expect(monthPrice(shippedLaw, '2026-06', terms).relief).toEqual({ applies: false, bySwitch: false });
  });

  it('rises with the base and with savings', () => {
    const at = (baseBracket: number, withSavings: boolean) =>
      monthPrice(shippedLaw, '2026-12', { funding: 'APBDES', baseBracket, withSavings }).priceIdr;
    expect([at(1, false), at(1, true), at(2, false) > at(1, false)]).toEqual([16_800n, 36_800n, true]);
  });

  it('says what each budget that is too small lacks, and takes one budget for several villages together', () => {
    const [one, two] = villages(2, 'desa').map((village) => ({ ...village, budgetId: 'shared' }));
    if (!one || !two) throw new Error('no village');
    const prices = pricesOf('APBDES');
    const enough = [{ budgetId: 'shared', villageCode: '', freeIdr: 20_160_000n }];
    expect(costOf(prices, [one, two], enough).short).toEqual([]);
    const short = [{ budgetId: 'shared', villageCode: '', freeIdr: 20_159_999n }];
    expect(costOf(prices, [one, two], short).short).toEqual([
      { villageCode: '', freeIdr: 20_159_999n, missingIdr: 1n },
    ]);
  });
});

describe('funding sources', () => {
  it('leave a kelurahan out where the money is a desa’s', () => {
    const desaOnly = sponsorFundings.filter((funding) => !reachesKind(funding, 'kelurahan'));
    expect(desaOnly).toEqual(['APBDES', 'DANA_DESA']);
    expect(sponsorFundings.every((funding) => reachesKind(funding, 'desa'))).toBe(true);
  });

  it('belong to who has them', () => {
    expect([paysFrom('village', 'APBDES'), paysFrom('regency', 'APBDES'), paysFrom('firm', 'CSR')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('let villages stand together for a regency, and a regency for itself alone', () => {
    expect([standsFor('village', 4), standsFor('village', 2), standsFor('village', 1)]).toEqual([
      true,
      true,
      false,
    ]);
    expect([standsFor('regency', 2), standsFor('regency', 4)]).toEqual([true, false]);
  });
});

describe('the months of a programme', () => {
  const agreement = { validFrom: '2026-11-20', validTo: '2027-05-31', today: '2026-11-30' };

  it('begin this month at the earliest and lie within the agreement', () => {
    expect(faultOfMonths({ ...agreement, startMonth: '2026-11', months: 7 })).toBeNull();
    expect(faultOfMonths({ ...agreement, startMonth: '2026-10', months: 1 })?.code).toBe(
      'programme.start_past',
    );
    expect(faultOfMonths({ ...agreement, startMonth: '2026-12', months: 7 })).toMatchObject({
      code: 'programme.agreement_ends',
      details: { first: '2026-12', last: '2027-06' },
    });
    expect(faultOfMonths({ ...agreement, startMonth: '2027-12', months: 1 })?.code).toBe(
      'programme.start_too_far',
    );
  });
});
