import { describe, expect, test } from 'vitest';
import { caseFields } from '#modules/rules/core/facts/index.ts';
import { basisOf, type Law } from '#modules/rules/core/law/index.ts';
import { lawAlso, lawWith, shippedLaw } from '#tests/support/law.ts';
import { contributionKind, contributionsOf } from './contributions.ts';
import { readContributionFacts } from './facts.ts';

type Given = Readonly<Record<string, unknown>>;

const all = ['JKK', 'JKM', 'JHT', 'JP', 'JKP'];

const answer = (given: Given, law: Law = shippedLaw) =>
  contributionsOf(law).answer(readContributionFacts(caseFields({ segment: 'PU', riskClass: 1, ...given })));

/** Employer and worker part of each programme, as an official writes them. */
const parts = (given: Given, law?: Law) =>
  answer(given, law).result.lines.map((line) => `${line.programme} ${line.employerIdr}+${line.workerIdr}`);

test('wage 15,000,000, class I, November 2026, all programmes (rules.md 3.8)', () => {
  const given = { month: '2026-11', wageIdr: '15000000', programmes: all, employees: 60 };
  expect(parts(given)).toEqual([
    'JKK 36000+0',
    'JKM 45000+0',
    'JHT 555000+300000',
    'JP 221726+110863',
    'JKP 0+0',
  ]);
  const outcome = answer(given);
  expect(outcome.result.totalIdr).toBe(1_268_589n);
  expect(outcome.basis).toEqual(basisOf(outcome));
  expect(outcome.basis).toContain('PP 44/2015 art. 16');
});

test.each([
  [1, '4000000', 9_600n],
  [2, '4000000', 21_600n],
  [3, '4000000', 35_600n],
  [4, '4000000', 50_800n],
  [5, '4000000', 69_600n],
  [1, '1041', 2n],
  [1, '1042', 3n],
  [5, '999999999999999', 17_400_000_000_000n],
])(
  'JKK of class %s on a wage of %s: %s, the employer alone (PP 44/2015 art. 16)',
  (riskClass, wageIdr, jkkIdr) => {
    const { lines } = answer({ month: '2026-11', wageIdr, riskClass, programmes: ['JKK'] }).result;
    expect(lines).toEqual([{ programme: 'JKK', employerIdr: jkkIdr, workerIdr: 0n }]);
  },
);

test.each([
  ['2015-07', '7000000', 140_000n, 70_000n],
  ['2016-02', '7000001', 140_000n, 70_000n],
  ['2016-03', '99000000', 146_706n, 73_353n],
  ['2017-03', '99000000', 154_070n, 77_035n],
  ['2018-03', '99000000', 161_880n, 80_940n],
  ['2019-03', '99000000', 170_248n, 85_124n],
  ['2020-03', '99000000', 178_794n, 89_397n],
  ['2021-03', '99000000', 175_092n, 87_546n],
  ['2022-03', '99000000', 181_552n, 90_776n],
  ['2023-03', '99000000', 191_192n, 95_596n],
  ['2024-03', '99000000', 200_846n, 100_423n],
  ['2025-03', '99000000', 210_948n, 105_474n],
  ['2026-02', '99000000', 210_948n, 105_474n],
  ['2026-03', '99000000', 221_726n, 110_863n],
  ['2027-02', '99000000', 221_726n, 110_863n],
  ['2026-03', '11086299', 221_726n, 110_863n],
  ['2026-03', '11086249', 221_725n, 110_862n],
])(
  'JP of %s on a wage of %s: employer %s, worker %s (PP 45/2015 art. 28-29)',
  (month, wageIdr, employerIdr, workerIdr) => {
    expect(answer({ month, wageIdr, programmes: ['JP'] }).result.lines).toMatchObject([
      { employerIdr, workerIdr },
    ]);
  },
);

describe('the relief of 2020 (PP 49/2020)', () => {
  test.each([
    ['2020-07', 1, ['JKK 24000+0', 'JKM 30000+0'], 'the month before'],
    ['2020-08', 1, ['JKK 240+0', 'JKM 300+0'], 'its first month'],
    ['2021-01', 1, ['JKK 240+0', 'JKM 300+0'], 'its last month'],
    ['2021-02', 1, ['JKK 24000+0', 'JKM 30000+0'], 'the month after'],
    ['2020-09', 5, ['JKK 1740+0', 'JKM 300+0'], 'class V'],
  ])('%s, class %s: %s (%s)', (month, riskClass, expected) => {
    expect(parts({ month, riskClass, wageIdr: '10000000', programmes: ['JKK', 'JKM'] })).toEqual(expected);
  });

  test.each([
    ['2020-07', 'large', undefined],
    ['2020-08', 'large', 265_509n],
    ['2021-01', 'medium', 265_509n],
    ['2021-01', 'small', undefined],
    ['2021-02', 'large', undefined],
  ])(
    '%s, %s enterprise: JP in full, %s of it put off, each part rounded by itself',
    (month, scale, deferredIdr) => {
      const [line] = answer({ month, scale, wageIdr: '15000000', programmes: ['JP'] }).result.lines;
      expect(line).toMatchObject({ employerIdr: 178_794n, workerIdr: 89_397n });
      expect(line?.deferredIdr).toBe(deferredIdr);
    },
  );
});

describe('the relief of labour-intensive industry (PP 7/2025, PP 36/2025)', () => {
  test.each([
    ['2025-01', true, 50, 'JKK 24000+0', 'the month before'],
    ['2025-02', true, 50, 'JKK 12000+0', 'its first month'],
    ['2025-07', true, 50, 'JKK 12000+0', 'the last month of the first decree'],
    ['2025-08', true, 50, 'JKK 12000+0', 'extended'],
    ['2026-01', true, 50, 'JKK 12000+0', 'its last month'],
    ['2026-02', true, 50, 'JKK 24000+0', 'the month after'],
    ['2025-06', true, 49, 'JKK 24000+0', 'too few workers'],
    ['2025-06', false, 5000, 'JKK 24000+0', 'another industry'],
  ])('%s, labour intensive %s, %s workers: %s (%s)', (month, labourIntensive, employees, jkk) => {
    const given = { month, labourIntensive, employees, wageIdr: '10000000', programmes: ['JKK', 'JKM'] };
    expect(parts(given)).toEqual([jkk, 'JKM 30000+0']);
  });

  test.each([
    [1, 1_200n],
    [2, 2_700n],
    [3, 4_450n],
    [4, 6_350n],
    [5, 8_700n],
  ])('class %s pays %s of a million', (riskClass, jkkIdr) => {
    const given = { month: '2025-06', labourIntensive: true, employees: 50, wageIdr: '1000000', riskClass };
    expect(answer({ ...given, programmes: ['JKK'] }).result.totalIdr).toBe(jkkIdr);
  });

  test('the number of workers must be known where it decides', () => {
    const without = { month: '2025-06', labourIntensive: true, wageIdr: '1000000' };
    expect(() => answer(without)).toThrow(
      expect.objectContaining({ code: 'field.missing', field: 'employees' }),
    );
    expect(answer({ ...without, month: '2026-06' }).result.totalIdr).toBeGreaterThan(0n);
  });
});

describe('JKP', () => {
  test.each([
    ['2021-02', '5000000', { stateIdr: 11_000n, fromJkkIdr: 7_000n, fromJkmIdr: 5_000n }],
    ['2025-01', '9000000', { stateIdr: 11_000n, fromJkkIdr: 7_000n, fromJkmIdr: 5_000n }],
    ['2025-02', '9000000', { stateIdr: 11_000n, fromJkkIdr: 7_000n, fromJkmIdr: 0n }],
    ['2026-11', '4000000', { stateIdr: 8_800n, fromJkkIdr: 5_600n, fromJkmIdr: 0n }],
  ])('%s on %s: nothing to pay, funded by %o', (month, wageIdr, funding) => {
    const { result } = answer({ month, wageIdr, programmes: ['JKP'] });
    expect(result).toEqual({
      totalIdr: 0n,
      lines: [{ programme: 'JKP', employerIdr: 0n, workerIdr: 0n, ...funding }],
    });
  });

  test('is not known before it existed', () => {
    const ask = () => answer({ month: '2021-01', wageIdr: '5000000', programmes: ['JKP'] });
    expect(ask).toThrow(expect.objectContaining({ code: 'parameter.before_first', field: 'month' }));
  });
});

test.each<[Given, string, string]>([
  [{ month: '2026-11' }, 'JKK JKM JHT JP JKP', 'the largest where nothing is said'],
  [{ month: '2026-11', scale: 'medium' }, 'JKK JKM JHT JP JKP', 'Perpres 109/2013 art. 6(3)a'],
  [{ month: '2026-11', scale: 'small' }, 'JKK JKM JHT', 'art. 6(3)b'],
  [{ month: '2026-11', scale: 'micro' }, 'JKK JKM', 'art. 6(3)c'],
  [{ month: '2020-01' }, 'JKK JKM JHT JP', 'before JKP'],
  [{ month: '2026-11', employerKind: 'government' }, 'JKK JKM', 'Permenaker 1/2025 art. 3A'],
])('%o without programmes is billed for %s (%s)', (given, expected) => {
  const { result } = answer({ wageIdr: '4000000', ...given });
  expect(result.lines.map(({ programme }) => programme).join(' ')).toBe(expected);
});

test('whether government staff owe JHT is a switch, and the result says so', () => {
  const given = { month: '2026-11', wageIdr: '4000000', employerKind: 'government' };
  expect(answer(given).dependsOn).toEqual(['nonAsnJhtMandatory']);
  expect(parts(given, lawWith({ nonAsnJhtMandatory: true }))).toContain('JHT 148000+80000');
  expect(answer({ ...given, programmes: ['JKK'] }).dependsOn).toEqual([]);
});

describe('a cap not yet published', () => {
  const given = { month: '2027-03', wageIdr: '20000000', programmes: ['JP'] };

  test('is told, or replaced by the last one where that is asked for, and marked', () => {
    expect(() => answer(given)).toThrow(
      expect.objectContaining({ code: 'parameter.not_yet_known', field: 'month' }),
    );
    const outcome = answer({ ...given, provisional: true });
    expect(outcome.result.totalIdr).toBe(332_589n);
    expect(outcome.provisional.map(({ id, validFrom }) => [id, validFrom])).toEqual([
      ['jp-wage-cap', '2026-03-01'],
    ]);
    expect(() => answer(given)).toThrow(expect.objectContaining({ code: 'parameter.not_yet_known' }));
    expect(answer({ ...given, programmes: ['JKK'] }).result.totalIdr).toBe(48_000n);
  });

  test('becomes known by a new file alone', () => {
    const last = shippedLaw.series.get('jp-wage-cap')?.at(-1);
    const law = lawAlso({
      path: 'jp-wage-cap/2027-03-01.json',
      content: { ...last, value: '11600000', validFrom: '2027-03-01', validTo: '2028-02-29' },
    });
    expect(parts(given, law)).toEqual(['JP 232000+116000']);
  });
});

test.each([
  [{ month: '2015-06' }, 'parameter.before_first', 'month'],
  [{ wageIdr: '-5' }, 'money.negative', 'wageIdr'],
  [{ wageIdr: 1.5 }, 'money.fractional', 'wageIdr'],
  [{ wageIdr: null }, 'field.missing', 'wageIdr'],
  [{ riskClass: 0 }, 'risk_class.unknown', 'riskClass'],
  [{ riskClass: 6 }, 'risk_class.unknown', 'riskClass'],
  [{ riskClass: -1, programmes: ['JHT'] }, 'risk_class.unknown', 'riskClass'],
  [{ riskClass: 9, programmes: ['JHT'] }, 'risk_class.unknown', 'riskClass'],
  [{ riskClass: 'III' }, 'risk_class.unknown', 'riskClass'],
  [{ riskClass: 1.5 }, 'risk_class.unknown', 'riskClass'],
  [{ riskClass: null }, 'field.missing', 'riskClass'],
  [{ employerKind: 'school' }, 'field.choice_unknown', 'employerKind'],
  [{ labourIntensive: 'yes' }, 'field.malformed', 'labourIntensive'],
  [{ employees: -1 }, 'number.out_of_range', 'employees'],
  [{ programmes: ['JKN'] }, 'programme.unknown', 'programmes'],
])('%o is refused: %s, %s', (given, code, field) => {
  const standard = { segment: 'PU', month: '2026-11', wageIdr: '4000000', riskClass: 1 };
  const run = () => contributionKind.run(shippedLaw, caseFields({ ...standard, ...given }));
  expect(run).toThrow(expect.objectContaining({ code, field }));
});

test('a class is needed only by JKK, and order of programmes does not matter', () => {
  const given = { month: '2026-11', wageIdr: '4000000', riskClass: null };
  expect(parts({ ...given, programmes: ['JKM', 'JHT'] })).toEqual(
    parts({ ...given, programmes: ['JHT', 'JKM'] }),
  );
});
