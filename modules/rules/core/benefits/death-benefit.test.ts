import { describe, expect, test } from 'vitest';
import { answerCase } from '#modules/rules/core/cases/index.ts';
import type { Law } from '#modules/rules/core/law/index.ts';
import { lawWith, shippedLaw } from '#tests/support/law.ts';

/** One JKM case; printed as batch prints it. */
function answer(given: Readonly<Record<string, unknown>>, law: Law = shippedLaw) {
  return answerCase(law, { kind: 'benefit', programme: 'JKM', ...given });
}

const sums2019 = ['death 20000000', 'periodic 12000000', 'funeral 10000000'];
const sums2015 = ['death 16200000', 'periodic 4800000', 'funeral 3000000'];

function linesOf(result: unknown): string[] {
  const lines: unknown[] = [];
  if (typeof result === 'object' && result !== null && 'lines' in result && Array.isArray(result.lines))
    lines.push(...result.lines);
  return lines.map((line) => Object.values(line ?? {}).join(' '));
}

// segment, day of death, months of membership, months contributed, children; total, lines
test.each([
  ['BPU', '2026-05-10', 5, 5, 0, '42000000', sums2019, 'PP 44/2015 art. 34, PP 82/2019'],
  ['BPU', '2026-05-10', 3, 3, 0, '42000000', sums2019, 'three completed months suffice'],
  ['BPU', '2026-05-10', 2, 2, 0, '10000000', ['funeral 10000000'], 'Permenaker 1/2025: under 3 months'],
  ['BPU', '2026-05-10', 0, 1, 2, '10000000', ['funeral 10000000'], 'and no scholarship then'],
  ['PU', '2026-05-10', 0, 1, 0, '42000000', sums2019, 'PU is never reduced'],
  ['BPU', '2025-02-23', 2, 2, 0, '42000000', sums2019, 'the day before Permenaker 1/2025'],
  ['BPU', '2025-02-24', 2, 2, 0, '10000000', ['funeral 10000000'], 'its first day'],
  ['BPU', '2026-05-10', 36, 36, 2, '42000000', [...sums2019, 'scholarship_max 174000000'], '36 months'],
  ['BPU', '2026-05-10', 36, 35, 2, '42000000', sums2019, '35 months: no scholarship yet'],
  ['BPU', '2026-05-10', 36, 36, 1, '42000000', [...sums2019, 'scholarship_max 87000000'], 'one child'],
  ['BPU', '2026-05-10', 36, 36, 5, '42000000', [...sums2019, 'scholarship_max 174000000'], 'two at most'],
  ['PU', '2019-12-01', 12, 12, 0, '24000000', sums2015, 'PP 44/2015: the last day of the old sums'],
  ['PU', '2019-12-02', 12, 12, 0, '42000000', sums2019, 'PP 82/2019: the first day of the new'],
  ['PU', '2019-12-01', 60, 60, 3, '24000000', [...sums2015, 'scholarship_max 12000000'], 'once, old rule'],
  ['PU', '2019-12-01', 60, 59, 3, '24000000', sums2015, 'old rule: 60 months'],
  ['BPU', '2015-07-01', 0, 0, 0, '24000000', sums2015, 'the first day of the law'],
])('%s death on %s after %s months, %s contributed, %s children: %s', (...row) => {
  const [segment, eventOn, monthsOfMembership, monthsContributed, children, totalIdr, lines] = row;
  const result = answer({ segment, eventOn, monthsOfMembership, monthsContributed, children });
  expect(result).toMatchObject({ totalIdr });
  expect(linesOf(result)).toEqual(lines);
});

describe('cover from 1 June', () => {
  test.each([
    ['2026-08-20', '10000000', '2 whole months'],
    ['2026-08-31', '10000000', '2 whole months still'],
    ['2026-09-01', '42000000', '3 whole months'],
  ])('a death on %s: %s', (eventOn, totalIdr) => {
    expect(answer({ segment: 'BPU', eventOn, coveredFrom: '2026-06-01' })).toMatchObject({ totalIdr });
  });
});

describe('the months for the full benefit', () => {
  test.each([
    [3, 'BPU', '2026-05-10', '42000000', ['fullDeathBenefitFromMonth']],
    [4, 'BPU', '2026-05-10', '10000000', ['fullDeathBenefitFromMonth']],
    [4, 'BPU', '2025-02-23', '42000000', undefined],
    [4, 'PU', '2026-05-10', '42000000', undefined],
  ])('read as %s, a %s death on %s after 3 months: %s, said to depend on it: %s', (...row) => {
    const [months, segment, eventOn, totalIdr, dependsOn] = row;
    const law = lawWith({ fullDeathBenefitFromMonth: months });
    const result = answer({ segment, eventOn, monthsOfMembership: 3 }, law);
    expect(result).toMatchObject({ totalIdr });
    expect(result.dependsOn).toEqual(dependsOn);
  });
});

test('a result cites the law behind its lines', () => {
  expect(answer({ segment: 'PU', eventOn: '2026-05-10' }).basis).toEqual([
    'PP 44/2015 art. 34',
    'PP 82/2019',
  ]);
  expect(answer({ segment: 'PU', eventOn: '2018-05-10' }).basis).toEqual(['PP 44/2015 art. 34']);
});

test.each([
  [{ eventOn: '2015-06-30' }, 'parameter.before_first', 'eventOn'],
  [{ eventOn: '2026-02-31' }, 'day.invalid', 'eventOn'],
  [{ eventOn: '' }, 'field.missing', 'eventOn'],
  [{ segment: 'PMI' }, 'field.choice_unknown', 'segment'],
  [{ programme: 'JHT' }, 'field.choice_unknown', 'programme'],
  [{ monthsOfMembership: undefined }, 'field.missing', 'monthsOfMembership'],
  [{ monthsOfMembership: -1 }, 'event.before_membership', 'monthsOfMembership'],
  [{ coveredFrom: '2026-05-11' }, 'event.before_membership', 'eventOn'],
  [{ monthsOfMembership: 2.5 }, 'number.malformed', 'monthsOfMembership'],
  [{ children: -1 }, 'number.out_of_range', 'children'],
  [{ children: 1, monthsContributed: undefined }, 'field.missing', 'monthsContributed'],
])('%o is refused: %s at %s', (wrong, code, field) => {
  const sound = { segment: 'BPU', eventOn: '2026-05-10', monthsOfMembership: 5, monthsContributed: 5 };
  expect(answer({ ...sound, ...wrong })).toEqual({ id: null, error: { code, field } });
});
