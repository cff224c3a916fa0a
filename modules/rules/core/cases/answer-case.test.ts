import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Law, lawOf } from '#modules/rules/core/law/index.ts';
import { lawAlso, shippedFiles, shippedLaw } from '#tests/support/law.ts';
import { answerableCase, anyCase } from '#tests/support/rule-cases.ts';
import { answerCase } from './answer-case.ts';
import { explainCase } from './explain-case.ts';
import { ruleKinds } from './rule-kinds.ts';

const farmer = { id: 'petani', kind: 'contribution', segment: 'BPU', month: '2026-11', incomeIdr: '1000000' };
const wages = { kind: 'contribution', segment: 'PU', wageIdr: '15000000', riskClass: 1, programmes: ['JP'] };

describe('one line of a batch', () => {
  test('is the result with its basis and what it depended on, and nothing it has none of', () => {
    expect(answerCase(shippedLaw, farmer)).toEqual({
      id: 'petani',
      totalIdr: '8400',
      lines: [
        { programme: 'JKK', employerIdr: '0', workerIdr: '5000' },
        { programme: 'JKM', employerIdr: '0', workerIdr: '3400' },
      ],
      baseIdr: '1000000',
      basis: expect.arrayContaining(['PP 44/2015 Lampiran II', 'PP 50/2025 art. 3']),
      dependsOn: ['reliefFor.self'],
    });
  });

  test('names what it passed over, such as a misspelt member', () => {
    const line = answerCase(shippedLaw, { ...farmer, sektor: 'transport', note: 'x' });
    expect(line).toMatchObject({ totalIdr: '8400', ignored: ['sektor', 'note'] });
    expect(answerCase(shippedLaw, farmer)).not.toHaveProperty('ignored');
  });

  test('is marked where the last yearly value stood in for one not yet published', () => {
    const line = answerCase(shippedLaw, { ...wages, month: '2027-03', provisional: true });
    expect(line).toMatchObject({
      totalIdr: '332589',
      provisional: true,
      stoodIn: [{ parameter: 'jp-wage-cap', validFrom: '2026-03-01' }],
    });
    expect(answerCase(shippedLaw, { ...wages, month: '2027-02', provisional: true })).not.toHaveProperty(
      'provisional',
    );
  });

  test.each([
    ['a text', '7', '7'],
    ['a number', 7, 7],
    ['nothing', undefined, null],
    ['null', null, null],
  ])('carries the id it came with: %s', (_, id, expected) => {
    expect(answerCase(shippedLaw, { ...farmer, id }).id).toBe(expected);
    expect(answerCase(shippedLaw, { id, kind: 'x' }).id).toBe(expected);
  });
});

describe('what the law does not know is refused and names the field', () => {
  test.each([
    ['no object', [], 'case.malformed', ''],
    ['a bare number', 17, 'case.malformed', ''],
    ['no kind', { segment: 'BPU' }, 'field.missing', 'kind'],
    ['a kind nobody knows', { kind: 'tax' }, 'case.kind_unknown', 'kind'],
    ['an id that is an object', { ...farmer, id: {} }, 'field.malformed', 'id'],
    [
      'a month before the first parameter',
      { ...farmer, month: '2015-06' },
      'parameter.before_first',
      'month',
    ],
    ['a month that does not exist', { ...farmer, month: '2026-13' }, 'month.invalid', 'month'],
    ['a negative income', { ...farmer, incomeIdr: '-1' }, 'money.negative', 'incomeIdr'],
    ['a fraction of a rupiah', { ...farmer, incomeIdr: 1000000.5 }, 'money.fractional', 'incomeIdr'],
    [
      'a programme of another segment',
      { ...farmer, programmes: ['JP'] },
      'programme.not_for_segment',
      'programmes',
    ],
    [
      'an unknown risk class',
      { ...wages, month: '2026-11', riskClass: 6 },
      'risk_class.unknown',
      'riskClass',
    ],
    ['a yearly value not yet published', { ...wages, month: '2027-03' }, 'parameter.not_yet_known', 'month'],
    [
      '31 February',
      { kind: 'protection', segment: 'BPU', on: '2026-02-31', payments: [] },
      'day.invalid',
      'on',
    ],
    [
      'a member of a list',
      { kind: 'protection', segment: 'BPU', on: '2026-11-20', payments: [{ month: '2026-7' }] },
      'month.invalid',
      'payments[0].month',
    ],
  ])('%s', (_, given, code, field) => {
    expect(answerCase(shippedLaw, given).error).toEqual({ code, field });
    expect(() => explainCase(shippedLaw, given)).toThrow(`${code}: ${field}`);
  });
});

describe('of any JSON', () => {
  const answersAll = (law: Law, runs: number) =>
    fc.check(
      fc.property(anyCase, (given) => {
        const line = answerCase(law, given);
        return JSON.stringify(JSON.parse(JSON.stringify(line))) === JSON.stringify(line);
      }),
      { numRuns: runs },
    );

  test('a case is answered or refused, never thrown at, and the line is whole JSON', () => {
    const report = answersAll(shippedLaw, 4_000);
    expect(report.failed, JSON.stringify(report.counterexample) + report.errorInstance).toBe(false);
  });

  test('control: a calculator that breaks is noticed', () => {
    expect(answersAll(lawWithout('bpu-brackets'), 4_000).failed).toBe(true);
  });

  test('every kind is answered by some of the cases, so that they are no straw', () => {
    const answered = fc
      .sample(answerableCase, { numRuns: 3_000, seed: 7 })
      .filter((given) => !('error' in answerCase(shippedLaw, given)));
    expect(new Set(answered.map((given) => given.kind))).toEqual(new Set(ruleKinds.map(({ kind }) => kind)));
  });
});

describe('an unrelated parameter file', () => {
  const cases = fc.sample(answerableCase, { numRuns: 600, seed: 11 });
  const changed = (law: Law) =>
    cases.filter(
      (given) => JSON.stringify(answerCase(law, given)) !== JSON.stringify(answerCase(shippedLaw, given)),
    );
  const planted = {
    ...JSON.parse(
      JSON.stringify(shippedFiles.parameters.find(({ path }) => path.startsWith('bpu-brackets/'))?.content),
    ),
    id: 'bpu-brackets-of-mars',
  };

  test('changes no result', () => {
    const law = lawAlso({ path: `bpu-brackets-of-mars/${planted.validFrom}.json`, content: planted });
    expect(changed(law)).toEqual([]);
  });

  test('control: one that is related changes some', () => {
    expect(changed(lawSaying('bpu-jkm-flat', '6801')).length).toBeGreaterThan(0);
  });
});

test('a change in the law is a new dated value: with the cap of 2027 its months are answered', () => {
  const last = shippedFiles.parameters.find(({ path }) => path === 'jp-wage-cap/2026-03-01.json')?.content;
  const cap = { ...Object(last), value: '11600000', validFrom: '2027-03-01', validTo: '2028-02-29' };
  const law = lawAlso({ path: 'jp-wage-cap/2027-03-01.json', content: cap });
  expect(answerCase(law, { ...wages, month: '2027-03' })).toMatchObject({
    totalIdr: '348000',
    lines: [{ programme: 'JP', employerIdr: '232000', workerIdr: '116000' }],
  });
  expect(answerCase(law, { ...wages, month: '2027-02' })).toMatchObject({ totalIdr: '332589' });
});

/** The shipped law with another value under an id. */
function lawSaying(id: string, value: unknown): Law {
  const parameters = shippedFiles.parameters.map((file) =>
    file.path.startsWith(`${id}/`) ? { ...file, content: { ...Object(file.content), value } } : file,
  );
  return lawOf({ ...shippedFiles, parameters });
}

/** The shipped law that has lost one parameter. */
function lawWithout(id: string): Law {
  const parameters = shippedFiles.parameters.filter(({ path }) => !path.startsWith(`${id}/`));
  return lawOf({ ...shippedFiles, parameters });
}
