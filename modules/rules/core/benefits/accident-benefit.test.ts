import { describe, expect, test } from 'vitest';
import { answerCase, explainCase } from '#modules/rules/core/cases/index.ts';
import type { Law } from '#modules/rules/core/law/index.ts';
import { lawWith, shippedLaw } from '#tests/support/law.ts';

type Given = Readonly<Record<string, unknown>>;

/** One JKK case; printed as batch prints it. */
function answer(given: Given, law: Law = shippedLaw) {
  return answerCase(law, { kind: 'benefit', programme: 'JKK', eventOn: '2026-05-10', ...given });
}

/** `death 48000000, periodic 12000000`. */
function linesOf({ lines }: ReturnType<typeof answer>): string {
  return Array.isArray(lines) ? lines.map((line) => Object.values(line ?? {}).join(' ')).join(', ') : '';
}

const death = (idr: number) => `death ${idr}, periodic 12000000, funeral 10000000`;
const oldDeath = (idr: number) => `death ${idr}, periodic 4800000, funeral 3000000`;

describe('death by work accident, 60 % of 80 wages and no less than the JKM death sum', () => {
  test.each([
    ['1000000', '2026-05-10', 0, '70000000', death(48_000_000), 'BPU row 1'],
    [
      '1000000',
      '2026-05-10',
      2,
      '70000000',
      `${death(48_000_000)}, scholarship_max 174000000`,
      'up to 244 m',
    ],
    [
      '1000000',
      '2026-05-10',
      9,
      '70000000',
      `${death(48_000_000)}, scholarship_max 174000000`,
      'two children',
    ],
    ['4000000', '2026-05-10', 0, '214000000', death(192_000_000), 'PU wage 4,000,000'],
    ['300000', '2026-05-10', 0, '42000000', death(20_000_000), 'under-reported: the floor'],
    ['416666', '2026-05-10', 0, '42000000', death(20_000_000), 'one rupiah of wage below the floor'],
    ['416667', '2026-05-10', 0, '42000016', death(20_000_016), 'just above the floor'],
    ['0', '2026-05-10', 0, '42000000', death(20_000_000), 'no wage at all'],
    ['300000', '2019-12-01', 0, '24000000', oldDeath(16_200_000), 'the old floor'],
    ['1000000', '2019-12-01', 2, '55800000', `${oldDeath(48_000_000)}, scholarship_max 12000000`, 'old sums'],
    ['1000000', '2019-12-02', 0, '70000000', death(48_000_000), 'new sums'],
    ['100000000000001', '2026-05-10', 0, '4800000022000048', death(4_800_000_000_000_048), 'every rupiah'],
  ])('base %s on %s, %s children: %s', (baseIdr, eventOn, children, totalIdr, lines) => {
    const result = answer({ event: 'death', baseIdr, eventOn, children });
    expect(result).toMatchObject({ totalIdr });
    expect(linesOf(result)).toBe(lines);
  });
});

describe('permanent total disability, 70 % of 80 wages', () => {
  test.each([
    ['1000000', '2026-05-10', '68000000', 'periodic 12000000, disability 56000000'],
    ['4000000', '2026-05-10', '236000000', 'periodic 12000000, disability 224000000'],
    ['4000000', '2019-12-01', '228800000', 'periodic 4800000, disability 224000000'],
  ])('base %s on %s: %s', (baseIdr, eventOn, totalIdr, lines) => {
    const result = answer({ event: 'total_disability', baseIdr, eventOn });
    expect(result).toMatchObject({ totalIdr });
    expect(linesOf(result)).toBe(lines);
  });

  test('brings the scholarship without a minimum of contributions', () => {
    const result = answer({
      event: 'total_disability',
      baseIdr: '1000000',
      children: 1,
      monthsContributed: 1,
    });
    expect(linesOf(result)).toContain('scholarship_max 87000000');
  });
});

describe('temporarily unable to work, by months', () => {
  test.each([
    ['3000000', 14, '2026-05-10', '39000000', '12 x 100 %, 2 x 50 %'],
    ['3000000', 12, '2026-05-10', '36000000', '12 x 100 %'],
    ['3000000', 1, '2026-05-10', '3000000', 'one month'],
    ['3000000', 0, '2026-05-10', '0', 'none'],
    ['3000000', 6, '2019-12-01', '18000000', 'old steps: 6 x 100 %'],
    ['3000000', 14, '2019-12-01', '34500000', 'old steps: 6 x 100, 6 x 75, 2 x 50 %'],
    ['3000000', 14, '2019-12-02', '39000000', 'the first day of the new steps'],
    ['1000001', 13, '2026-05-10', '12500013', 'half a rupiah is rounded up, once'],
  ])('base %s, %s months from %s: %s', (baseIdr, monthsUnableToWork, eventOn, totalIdr) => {
    const result = answer({ event: 'temporary', baseIdr, monthsUnableToWork, eventOn });
    expect(result).toMatchObject({ totalIdr, lines: [{ benefit: 'temporary', amountIdr: totalIdr }] });
  });
});

describe('part of the body, its percentage of 80 wages', () => {
  test.each<[string, Given, string, string]>([
    ['partial_anatomical', { lossPercent: '40' }, '96000000', 'right arm from the shoulder'],
    ['partial_anatomical', { lossPercent: '4.5' }, '10800000', 'half a percent counts'],
    ['partial_anatomical', { lossPercent: 70 }, '168000000', 'the most'],
    ['partial_anatomical', { losses: ['right_arm_shoulder'] }, '96000000', 'by the table'],
    ['partial_anatomical', { losses: ['right_arm_shoulder'], leftHanded: true }, '84000000', 'reversed'],
    ['partial_anatomical', { losses: ['left_arm_shoulder'], leftHanded: true }, '96000000', 'reversed'],
    ['partial_anatomical', { losses: ['both_eyes'], leftHanded: true }, '168000000', 'no side'],
    ['partial_anatomical', { losses: ['right_thumb', 'right_index_finger_joint'] }, '46800000', '15 + 4.5'],
    ['partial_anatomical', { losses: ['right_other_finger', 'right_other_finger'] }, '19200000', '4 + 4'],
    ['partial_anatomical', { losses: ['hearing_one_ear_each_10_db'] }, '7200000', '3 for 10 dB'],
    ['partial_anatomical', { losses: ['scalp'], lossPercent: '20' }, '48000000', 'as the doctor states'],
    ['partial_functional', { lossPercent: '40', functionLossPercent: '50' }, '48000000', 'half an arm'],
    ['partial_functional', { losses: ['one_eye'], functionLossPercent: '10' }, '8400000', '10 % of 35 %'],
    ['partial_functional', { lossPercent: '40', functionLossPercent: '0' }, '0', 'no function lost'],
  ])('%s %o of a wage of 3,000,000: %s', (event, loss, totalIdr) => {
    const result = answer({ event, baseIdr: '3000000', ...loss });
    expect(result).toMatchObject({ totalIdr, lines: [{ benefit: 'disability', amountIdr: totalIdr }] });
    expect(result.dependsOn).toBeUndefined();
  });

  const arms = ['right_arm_shoulder', 'left_arm_shoulder'];
  test.each<[boolean, Given, string, string]>([
    [true, { losses: arms }, '168000000', '75 % is cut to 70 %'],
    [false, { losses: arms }, '180000000', '75 % as it adds up'],
    [true, { lossPercent: '90' }, '168000000', 'a stated one likewise'],
  ])('capped: %s, %o: %s, and the result depends on the switch', (lossesCapped, loss, totalIdr) => {
    const law = lawWith({ lossesCapped });
    const result = answer({ event: 'partial_anatomical', baseIdr: '3000000', ...loss }, law);
    expect(result).toMatchObject({ totalIdr, dependsOn: ['lossesCapped'] });
  });

  test.each([
    ['right_arm_shoulder', 'A', 'seen in a source'],
    ['right_thumb', 'B', 'well known only'],
  ])('%s is of certainty %s: %s', (part, certainty) => {
    const given = { kind: 'benefit', programme: 'JKK', eventOn: '2026-05-10', baseIdr: '1' };
    const { parameters } = explainCase(shippedLaw, { ...given, event: 'partial_anatomical', losses: [part] });
    const tables = parameters.filter(({ id }) => id.startsWith('disability-table'));
    expect(tables.map((table) => table.certainty)).toEqual([certainty]);
  });
});

test.each([
  ['900000', '56000000', 'up to 1,099,000: base 1,000,000'],
  ['1099999', '56000000', 'floored to thousands'],
  ['1100000', '67200000', 'the next row: 1,200,000'],
  ['99000000', '1159200000', 'the last row: 20,700,000'],
])('the base of a BPU worker follows his income %s: total disability %s', (incomeIdr, amountIdr) => {
  const result = answer({ event: 'total_disability', segment: 'BPU', incomeIdr });
  expect(result.lines).toContainEqual({ benefit: 'disability', amountIdr });
});

test.each([
  [{ event: 'illness' }, 'field.choice_unknown', 'event'],
  [{ baseIdr: undefined }, 'field.missing', 'baseIdr'],
  [{ baseIdr: '-1' }, 'money.negative', 'baseIdr'],
  [{ baseIdr: '1000.5' }, 'money.fractional', 'baseIdr'],
  [{ eventOn: '2015-06-30' }, 'parameter.before_first', 'eventOn'],
  [{ eventOn: '2026-02-31' }, 'day.invalid', 'eventOn'],
  [{ coveredFrom: '2026-05-11' }, 'event.before_membership', 'eventOn'],
  [{ event: 'temporary' }, 'field.missing', 'monthsUnableToWork'],
  [{ event: 'partial_anatomical' }, 'field.missing', 'lossPercent'],
  [{ event: 'partial_anatomical', lossPercent: '101' }, 'number.out_of_range', 'lossPercent'],
  [{ event: 'partial_functional', lossPercent: '40' }, 'field.missing', 'functionLossPercent'],
  [{ event: 'partial_anatomical', losses: ['tail'] }, 'field.choice_unknown', 'losses[0]'],
  [{ event: 'partial_anatomical', losses: ['one_eye', 'one_eye'] }, 'field.repeated', 'losses[1]'],
  [{ event: 'partial_anatomical', losses: ['one_eye'], lossPercent: '5' }, 'field.repeated', 'lossPercent'],
  [{ event: 'partial_anatomical', losses: ['scalp'] }, 'field.missing', 'lossPercent'],
  [
    { event: 'partial_anatomical', losses: ['scalp'], lossPercent: '31' },
    'number.out_of_range',
    'lossPercent',
  ],
])('%o is refused: %s at %s', (wrong, code, field) => {
  expect(answer({ event: 'death', baseIdr: '1000000', ...wrong })).toEqual({
    id: null,
    error: { code, field },
  });
});
