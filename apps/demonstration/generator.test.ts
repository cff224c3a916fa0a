import { describe, expect, test } from 'vitest';
import { isPlausibleNik, parseNik } from '#modules/registry/core/index.ts';
import { planFigures } from './denominators.ts';
import { type Span, segmentChanges } from './history.ts';
import { NikNumbers } from './nik-numbers.ts';
import { planOrganisations } from './organisations.ts';
import { type DemonstrationPerson, makePeople } from './people.ts';
import { peopleOf, planRegion } from './plan.ts';
import { apportion, Random } from './random.ts';
import { planOccupations, planTargets } from './targets.ts';

const villages = ['51.01', '51.02', '51.03', '51.04', '51.05', '51.06', '51.07', '51.08', '51.71'].flatMap(
  (regency) =>
    Array.from({ length: 12 }, (_, index) => ({
      code: `${regency}.01.${index % 3 === 0 ? 1 : 2}${String(index + 1).padStart(3, '0')}`,
      name: `Desa ${index + 1}`,
      kind: index % 3 === 0 ? 'kelurahan' : 'desa',
    })),
);
const today = '2026-11-15';

function people(seed: string, workers = 2_000): DemonstrationPerson[] {
  const plan = planRegion(workers, seed, villages);
  let ids = 0;
  const organisations = planOrganisations(plan, seed, today, () => String(++ids));
  return [...makePeople({ plan, organisations, seed, today })];
}

describe('numbers of a seed', () => {
  test('are the same for the same seed and others for another one', () => {
    const draws = (seed: string) => {
      const random = new Random(seed);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(draws('bali')).toEqual(draws('bali'));
    expect(draws('bali')).not.toEqual(draws('bali2'));
    expect(Math.max(...draws('bali'))).toBeLessThan(1);
  });

  test.each([0, 1, 7, 1_000, 99_999])('%i split by weight adds up again', (total) => {
    const weights = [3, 0, 1.5, 22, 0.01];
    const shares = apportion(total, weights);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
    expect(shares[1]).toBe(0);
    for (const [index, share] of shares.entries())
      expect(Math.abs(share - (total * (weights[index] ?? 0)) / 26.51)).toBeLessThan(1);
  });
});

describe('the plan', () => {
  const plan = planRegion(20_000, 'bali', villages);
  const all = plan.regencies.flatMap((regency) => regency.villages);

  test('has a place for everyone, and no village protects more than its workforce', () => {
    const placed = all.reduce((sum, village) => sum + peopleOf(village), 0);
    expect(placed + plan.unknownResidence + plan.ended).toBe(20_000);
    for (const village of all) {
      expect(village.onlyPu + village.both).toBeLessThanOrEqual(village.workforce.pu);
      expect(village.onlyBpu + village.both).toBeLessThanOrEqual(village.workforce.bpu);
    }
  });

  test('gives each regency the coverage of its shape', () => {
    for (const { shape, villages: below } of plan.regencies) {
      const [pu, bpu] = [
        below.reduce((sum, one) => sum + one.workforce.pu, 0),
        below.reduce((sum, one) => sum + one.workforce.bpu, 0),
      ];
      const covered = below.reduce((sum, one) => sum + peopleOf(one), 0) / (pu + bpu);
      expect(Math.abs(covered - shape.coverage)).toBeLessThan(0.004);
    }
  });

  test('sums its figures upwards, for four Augusts, growing', () => {
    const figures = planFigures(plan, today);
    const value = (areaCode: string, segment: string, year: number) =>
      figures.find(
        (one) => one.areaCode === areaCode && one.segment === segment && one.asOf === `${year}-08-31`,
      )?.value ?? 0;
    const regencies = plan.regencies.map((regency) => regency.shape.code);
    for (const year of [2023, 2024, 2025, 2026]) {
      expect(value('51', 'ALL', year)).toBe(value('51', 'PU', year) + value('51', 'BPU', year));
      expect(regencies.reduce((sum, code) => sum + value(code, 'ALL', year), 0)).toBe(
        value('51', 'ALL', year),
      );
    }
    expect(value('51', 'ALL', 2025)).toBeLessThan(value('51', 'ALL', 2026));
    expect(planFigures(plan, '2026-08-30').some((one) => one.asOf.startsWith('2026'))).toBe(false);
  });

  test('splits the workforce of each regency by occupation, every one of them counted once', () => {
    const occupations = planOccupations(plan);
    const figures = planFigures(plan, today).filter((one) => one.asOf === '2026-08-31');
    for (const { areaCode, segment, value } of figures.filter(({ areaCode: code }) => code.length <= 5)) {
      const split = occupations.filter((one) => one.areaCode === areaCode && one.segment === segment);
      expect(split.reduce((sum, one) => sum + one.value, 0)).toBe(value);
    }
    expect(new Set(occupations.map(({ group }) => group)).size).toBeGreaterThan(8);
  });

  test('sets every regency and branch a target for this year and the next', () => {
    const targets = planTargets(plan, today);
    const of = (areaCode: string) => targets.filter((one) => one.areaCode === areaCode);
    for (const { shape } of plan.regencies)
      expect(of(shape.code).map(({ period, unit }) => `${period} ${unit}`)).toEqual([
        ...['2026 percent', '2026 workers', '2027 percent', '2027 workers'],
      ]);
    expect(of('51.01').map(({ value }) => value)).toContain('47.5');
    expect(targets.filter(({ branchCode }) => branchCode === 'GIA')).toHaveLength(6);
  });
});

describe('people', () => {
  const made = people('bali');

  test('are the same for the same seed and day, ids included, and others for another seed', () => {
    expect(people('bali')).toEqual(made);
    expect(people('lain')).not.toEqual(made);
  });

  test('have NIKs that are all different and agree with birth and sex', () => {
    expect(new Set(made.map((one) => one.nik)).size).toBe(made.length);
    expect(new Set(made.map((one) => one.workerId)).size).toBe(made.length);
    for (const { nik, bornOn, sex } of made) expect(parseNik(nik, today)).toMatchObject({ bornOn, sex });
  });

  test('are of working age, few names for many, no telephone shared by more than five', () => {
    for (const { bornOn } of made) expect(bornOn > '1962-01-01' && bornOn < '2008-11-15').toBe(true);
    expect(new Set(made.map((one) => one.name)).size).toBeLessThan(made.length * 0.75);
    const phones = new Map<string, number>();
    for (const { phone } of made) if (phone) phones.set(phone, (phones.get(phone) ?? 0) + 1);
    expect(Math.max(...phones.values())).toBeLessThanOrEqual(5);
    expect([...phones.values()].some((people) => people === 2)).toBe(true);
  });

  test('have at most one open own membership, and days in order', () => {
    for (const { memberships } of made) {
      expect(memberships.filter((one) => one.segment === 'BPU' && one.endedOn === null).length).toBeLessThan(
        2,
      );
      for (const { openedOn, endedOn, state } of memberships) {
        expect(openedOn <= (endedOn ?? today)).toBe(true);
        expect(state === 'ENDED').toBe(endedOn !== null);
      }
    }
    const kpjs = made.flatMap((one) => one.memberships.flatMap((membership) => membership.kpj ?? []));
    expect(new Set(kpjs).size).toBe(kpjs.length);
    expect(kpjs.every((kpj) => /^\d{11}$/.test(kpj))).toBe(true);
  });
});

describe('what memberships change', () => {
  const span = (segment: 'PU' | 'BPU', openedOn: string, endedOn: string | null = null): Span => ({
    segment,
    openedOn,
    endedOn,
  });

  test('one opened counts from its month; one ended no more from the month of its end', () => {
    expect(segmentChanges([span('PU', '2025-03-31', '2025-06-01')])).toEqual([
      { month: '2025-03', segment: 'PU', workers: 1 },
      { month: '2025-06', segment: 'PU', workers: -1 },
    ]);
  });

  test('a second segment moves the worker to the cell of both, its end moves him back', () => {
    expect(segmentChanges([span('PU', '2025-01-10'), span('BPU', '2025-04-10', '2025-09-10')])).toEqual([
      { month: '2025-01', segment: 'PU', workers: 1 },
      { month: '2025-04', segment: 'PU', workers: -1 },
      { month: '2025-04', segment: 'PU+BPU', workers: 1 },
      { month: '2025-09', segment: 'PU+BPU', workers: -1 },
      { month: '2025-09', segment: 'PU', workers: 1 },
    ]);
  });

  test('a change of employer within a month, and a membership of less than a month, change nothing', () => {
    expect(segmentChanges([span('PU', '2025-01-10', '2025-05-03'), span('PU', '2025-05-20')])).toEqual([
      { month: '2025-01', segment: 'PU', workers: 1 },
    ]);
    expect(segmentChanges([span('BPU', '2025-01-02', '2025-01-30')])).toEqual([]);
  });
});

test('ten thousand people of one district, day and sex would be refused, not doubled', () => {
  const numbers = new NikNumbers();
  const made = Array.from({ length: 8_999 }, () => numbers.next('517104', '1990-02-03', 'P'));
  expect(new Set(made).size).toBe(8_999);
  expect(made.every((nik) => isPlausibleNik(nik) && Number(nik.slice(12)) > 1_000)).toBe(true);
  expect(() => numbers.next('517104', '1990-02-03', 'P')).toThrow('no serial');
});
