import { describe, expect, test } from 'vitest';
import { caseFields } from '#modules/rules/core/facts/index.ts';
import { type Law, usedIn } from '#modules/rules/core/law/index.ts';
import { lawAlso, lawWith, shippedLaw } from '#tests/support/law.ts';
import { contributionKind, contributionsOf } from './contributions.ts';
import { readContributionFacts } from './facts.ts';

const answer = (given: Readonly<Record<string, unknown>>, law: Law = shippedLaw) =>
  contributionsOf(law).answer(readContributionFacts(caseFields({ segment: 'BPU', ...given })));

const withJht = ['JKK', 'JKM', 'JHT'];

/** The 33 rows of PP 44/2015 annex II with every money column: min, max, base, JKK, JHT, JKK+JKM, +JHT, JKK at 50 %, JKK+JKM at 50 %, +JHT. */
const rows = `
1 0 1099000 1000000 10000 20000 16800 36800 5000 8400 28400
2 1100000 1299000 1200000 12000 24000 18800 42800 6000 9400 33400
3 1300000 1499000 1400000 14000 28000 20800 48800 7000 10400 38400
4 1500000 1699000 1600000 16000 32000 22800 54800 8000 11400 43400
5 1700000 1899000 1800000 18000 36000 24800 60800 9000 12400 48400
6 1900000 2099000 2000000 20000 40000 26800 66800 10000 13400 53400
7 2100000 2299000 2200000 22000 44000 28800 72800 11000 14400 58400
8 2300000 2499000 2400000 24000 48000 30800 78800 12000 15400 63400
9 2500000 2699000 2600000 26000 52000 32800 84800 13000 16400 68400
10 2700000 3199000 2950000 29500 59000 36300 95300 14750 18150 77150
11 3200000 3699000 3450000 34500 69000 41300 110300 17250 20650 89650
12 3700000 4199000 3950000 39500 79000 46300 125300 19750 23150 102150
13 4200000 4699000 4450000 44500 89000 51300 140300 22250 25650 114650
14 4700000 5199000 4950000 49500 99000 56300 155300 24750 28150 127150
15 5200000 5699000 5450000 54500 109000 61300 170300 27250 30650 139650
16 5700000 6199000 5950000 59500 119000 66300 185300 29750 33150 152150
17 6200000 6699000 6450000 64500 129000 71300 200300 32250 35650 164650
18 6700000 7199000 6950000 69500 139000 76300 215300 34750 38150 177150
19 7200000 7699000 7450000 74500 149000 81300 230300 37250 40650 189650
20 7700000 8199000 7950000 79500 159000 86300 245300 39750 43150 202150
21 8200000 9199000 8700000 87000 174000 93800 267800 43500 46900 220900
22 9200000 10199000 9700000 97000 194000 103800 297800 48500 51900 245900
23 10200000 11199000 10700000 107000 214000 113800 327800 53500 56900 270900
24 11200000 12199000 11700000 117000 234000 123800 357800 58500 61900 295900
25 12200000 13199000 12700000 127000 254000 133800 387800 63500 66900 320900
26 13200000 14199000 13700000 137000 274000 143800 417800 68500 71900 345900
27 14200000 15199000 14700000 147000 294000 153800 447800 73500 76900 370900
28 15200000 16199000 15700000 157000 314000 163800 477800 78500 81900 395900
29 16200000 17199000 16700000 167000 334000 173800 507800 83500 86900 420900
30 17200000 18199000 17700000 177000 354000 183800 537800 88500 91900 445900
31 18200000 19199000 18700000 187000 374000 193800 567800 93500 96900 470900
32 19200000 20199000 19700000 197000 394000 203800 597800 98500 101900 495900
33 20200000 open 20700000 207000 414000 213800 627800 103500 106900 520900
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

test('the table has 33 rows', () => {
  expect(rows).toHaveLength(33);
});

test.each(rows)(
  'row %s, income %s to %s: base %s, JKK %s, JHT %s, JKK+JKM %s, with JHT %s (PP 44/2015 annex II)',
  (...row) => {
    const [, min, max, base, jkk, jht, both, all] = row;
    for (const incomeIdr of max === 'open'
      ? [min, '999999999999999']
      : [min, max, String(Number(max) + 999)]) {
      const { result } = answer({ month: '2025-05', incomeIdr, programmes: withJht });
      expect([result.baseIdr, result.totalIdr].map(String)).toEqual([base, all]);
      expect(
        result.lines.map(({ programme, employerIdr, workerIdr }) => [
          programme,
          employerIdr,
          String(workerIdr),
        ]),
      ).toEqual([
        ['JKK', 0n, jkk],
        ['JKM', 0n, '6800'],
        ['JHT', 0n, jht],
      ]);
      expect(String(answer({ month: '2025-05', incomeIdr }).result.totalIdr)).toBe(both);
    }
  },
);

test.each(rows)('row %s, income %s to %s, under the relief of 2026 (PP 50/2025)', (...row) => {
  const [, incomeIdr, , , , jht, , , jkk, both, all] = row;
  const { result } = answer({ month: '2026-06', incomeIdr, programmes: withJht });
  expect(result.lines.map(({ workerIdr }) => String(workerIdr))).toEqual([jkk, '3400', jht]);
  expect(String(result.totalIdr)).toBe(all);
  expect(String(answer({ month: '2026-06', incomeIdr }).result.totalIdr)).toBe(both);
});

test.each([
  ['2020-07', 'other', 'self', 16_800n, 'the month before the relief of 2020'],
  ['2020-08', 'other', 'self', 168n, 'its first month, PP 49/2020'],
  ['2021-01', 'transport', 'APBD_KAB', 168n, 'its last month, whoever pays'],
  ['2021-02', 'other', 'self', 16_800n, 'the month after'],
  ['2025-12', 'transport', 'self', 16_800n, 'before the relief for transport'],
  ['2026-01', 'transport', 'self', 8_400n, 'its first month, PP 50/2025 art. 4'],
  ['2026-02', 'transport', 'self', 8_400n, 'rules.md 3.8'],
  ['2027-03', 'transport', 'self', 8_400n, 'its last month'],
  ['2027-04', 'transport', 'self', 16_800n, 'the month after'],
  ['2026-03', 'other', 'self', 16_800n, 'before the relief for other sectors'],
  ['2026-04', 'other', 'self', 8_400n, 'its first month, PP 50/2025'],
  ['2026-12', 'other', 'self', 8_400n, 'its last month'],
  ['2027-01', 'other', 'self', 16_800n, 'the month after'],
  ['2026-06', 'other', 'APBD', 16_800n, 'not for what APBD pays, PP 50/2025 art. 3'],
  ['2026-06', 'other', 'APBN', 16_800n, 'not for what APBN pays'],
  ['2026-06', 'other', 'APBD_PROV', 16_800n, 'not for what the province pays'],
  ['2026-06', 'other', 'APBD_KAB', 16_800n, 'not for what the regency pays'],
  ['2026-06', 'other', 'APBDES', 16_800n, 'village money, a switch'],
  ['2026-06', 'other', 'DANA_DESA', 16_800n, 'village money, a switch'],
  ['2026-06', 'other', 'DBH_CHT', 16_800n, 'excise share, a switch'],
  ['2026-06', 'other', 'CSR', 8_400n, 'money of firms'],
  ['2026-06', 'transport', 'DONATION', 8_400n, 'donations'],
])('%s, sector %s, paid by %s: %s (%s)', (month, sector, funding, totalIdr) => {
  expect(answer({ month, sector, funding, incomeIdr: '1000000' }).result.totalIdr).toBe(totalIdr);
});

test('a farmer who pays himself for twelve months from January 2026 pays 126,000', () => {
  const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`);
  const totals = months.map((month) => answer({ month, incomeIdr: '1000000' }).result.totalIdr);
  expect(totals.reduce((sum, total) => sum + total, 0n)).toBe(126_000n);
});

test('6,400 workers for six months out of APBD cost 645,120,000', () => {
  const { totalIdr } = answer({ month: '2026-06', funding: 'APBD' }).result;
  expect(totalIdr * 6_400n * 6n).toBe(645_120_000n);
});

test('who declares no income pays row 1, and the working says so', () => {
  const outcome = answer({ month: '2026-11' });
  expect(outcome.result).toMatchObject({ baseIdr: 1_000_000n, totalIdr: 8_400n });
  expect(outcome.workings[1]?.formula).toBe('bpu_base_undeclared');
  expect(usedIn(outcome).map(({ id }) => id)).toContain('bpu-undeclared-income-row');
});

describe('switches', () => {
  const depends = (given: Readonly<Record<string, unknown>>) => answer(given).dependsOn;

  test('who pays decides only in a month and a sector with such a relief, and for what it reduces', () => {
    expect(depends({ month: '2026-06', funding: 'APBDES' })).toEqual(['reliefFor.APBDES']);
    expect(depends({ month: '2026-06', funding: 'APBD' })).toEqual([
      'reliefFor.APBD_PROV',
      'reliefFor.APBD_KAB',
    ]);
    expect(depends({ month: '2026-02', funding: 'APBDES' })).toEqual([]);
    expect(depends({ month: '2026-02', funding: 'APBDES', sector: 'transport' })).toEqual([
      'reliefFor.APBDES',
    ]);
    expect(depends({ month: '2027-02', funding: 'APBDES' })).toEqual([]);
    expect(depends({ month: '2020-09', funding: 'APBDES' })).toEqual([]);
    expect(depends({ month: '2026-06', programmes: ['JHT'] })).toEqual([]);
  });

  test('a switch set otherwise changes what that payer pays and no other', () => {
    const law = lawWith({ 'reliefFor.APBDES': true, 'reliefFor.self': false });
    const total = (funding: string) => answer({ month: '2026-06', funding }, law).result.totalIdr;
    expect(['APBDES', 'self', 'APBD', 'CSR'].map(total)).toEqual([8_400n, 16_800n, 16_800n, 8_400n]);
  });

  test('APBD of a region not said is relieved only where both kinds are', () => {
    const total = (law: Law) => answer({ month: '2026-06', funding: 'APBD' }, law).result.totalIdr;
    expect(total(lawWith({ 'reliefFor.APBD_PROV': true }))).toBe(16_800n);
    expect(total(lawWith({ 'reliefFor.APBD_PROV': true, 'reliefFor.APBD_KAB': true }))).toBe(8_400n);
  });
});

describe('a relief decree that comes', () => {
  const decree = (id: string, factorPpm: number) => ({
    path: `${id}/2026-06-01.json`,
    content: {
      ...shippedLaw.series.get('relief-pp50-2025-other')?.[0],
      id,
      validFrom: '2026-06-01',
      validTo: '2026-06-30',
      value: {
        segment: 'BPU',
        factorsPpm: { JKM: factorPpm, JHT: factorPpm },
        deferredPpm: {},
        sectors: null,
        byFunding: false,
        labourIntensive: false,
        industries: null,
        leastEmployees: null,
        scales: null,
      },
    },
  });
  const lines = (law: Law, month = '2026-06') =>
    answer({ month, programmes: withJht }, law).result.lines.map(({ workerIdr }) => workerIdr);

  test('needs only a new file', () => {
    expect(lines(lawAlso(decree('relief-that-comes', 250_000)))).toEqual([5_000n, 1_700n, 5_000n]);
  });

  test('of several the strongest counts, never their product', () => {
    expect(lines(lawAlso(decree('a-weak-one', 900_000)))).toEqual([5_000n, 3_400n, 18_000n]);
    const both = lawAlso(decree('a-weak-one', 900_000), decree('z-strong-one', 100_000));
    expect(lines(both)).toEqual([5_000n, 680n, 2_000n]);
    expect(lines(both, '2026-07')).toEqual([5_000n, 3_400n, 20_000n]);
  });
});

test.each([
  [{ month: '2015-06' }, 'parameter.before_first', 'month'],
  [{ month: '2026-13' }, 'month.invalid', 'month'],
  [{}, 'field.missing', 'month'],
  [{ month: '2026-11', incomeIdr: '-1' }, 'money.negative', 'incomeIdr'],
  [{ month: '2026-11', incomeIdr: '1000000.5' }, 'money.fractional', 'incomeIdr'],
  [{ month: '2026-11', incomeIdr: '1e6' }, 'money.malformed', 'incomeIdr'],
  [{ month: '2026-11', sector: 'sea' }, 'field.choice_unknown', 'sector'],
  [{ month: '2026-11', funding: 'KAS' }, 'field.choice_unknown', 'funding'],
  [{ month: '2026-11', segment: 'PMI' }, 'field.choice_unknown', 'segment'],
  [{ month: '2026-11', programmes: ['JKK', 'JPK'] }, 'programme.unknown', 'programmes'],
  [{ month: '2026-11', programmes: ['JKK', 'JP'] }, 'programme.not_for_segment', 'programmes'],
  [{ month: '2026-11', programmes: ['JKP'] }, 'programme.not_for_segment', 'programmes'],
  [{ month: '2026-11', programmes: ['JKK', 'JKK'] }, 'field.repeated', 'programmes[1]'],
  [{ month: '2026-11', programmes: [] }, 'field.missing', 'programmes'],
  [{ month: '2026-11', programmes: 'JKK' }, 'field.malformed', 'programmes'],
])('%o is refused: %s, %s', (given, code, field) => {
  const run = () => contributionKind.run(shippedLaw, caseFields({ segment: 'BPU', ...given }));
  expect(run).toThrow(expect.objectContaining({ code, field }));
});
