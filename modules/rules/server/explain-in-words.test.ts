import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ExplainedCase, explainCase, RuleError, shownLaw } from '#modules/rules/core/index.ts';
import { textsOf } from '#platform/server/texts.ts';
import { shippedLaw } from '#tests/support/law.ts';
import { answerableCase } from '#tests/support/rule-cases.ts';
import { explainInWords } from './explain-in-words.ts';
import { factText } from './fact-text.ts';

const languages = ['id', 'en'] as const;

/** Many cases of every kind, as they are explained. */
const explained: readonly ExplainedCase[] = fc
  .sample(answerableCase, { numRuns: 8_000, seed: 3 })
  .flatMap((given) => {
    try {
      return [explainCase(shippedLaw, given)];
    } catch (error) {
      if (error instanceof RuleError) return [];
      throw error;
    }
  });
const workings = explained.flatMap((one) => one.workings);

/** Keys without a text in some language. */
function unspoken(keys: Iterable<string>): string[] {
  return [...new Set(keys)].filter((key) => !languages.every((language) => textsOf(language).has(key)));
}

describe('every word of an explanation has its text in both languages', () => {
  test('the formulas, filled by the facts of their workings', () => {
    expect(unspoken(workings.map(({ formula }) => `rules.working.${formula}`))).toEqual([]);
    const empty = workings.flatMap(({ formula, facts }) =>
      namesIn(textsOf('id').get(`rules.working.${formula}`) ?? '')
        .filter((name) => !Object.hasOwn(facts, name))
        .map((name) => `${formula}: {{${name}}}`),
    );
    expect([...new Set(empty)]).toEqual([]);
  });

  test('the lines of the workings, the members of the results, and units and groups of the law', () => {
    expect(unspoken(workings.map(({ line }) => `rules.line.${line}`))).toEqual([]);
    const members = explained.flatMap(({ result: { id: _, basis, dependsOn, ignored, stoodIn, ...said } }) =>
      namesOf(said),
    );
    expect(unspoken(members.map((name) => `rules.line.${name}`))).toEqual([]);
    const { values } = shownLaw(shippedLaw);
    expect(
      unspoken(values.flatMap(({ unit, group }) => [`rules.unit.${unit}`, `rules.group.${group}`])),
    ).toEqual([]);
  });

  test('control: a formula nobody has put into words is noticed', () => {
    expect(unspoken(['rules.working.of_the_moon', 'error.money.negative'])).toEqual([
      'rules.working.of_the_moon',
    ]);
  });
});

test('every working names the law it used, and every line of a result its working', () => {
  // Of nothing asked, nothing is told: no journey was paid, or no limit stands against a wage earner.
  const silent = explained.filter(({ workings: steps }) => steps.length === 0);
  expect(new Set(silent.map(({ kind }) => kind))).toEqual(new Set(['eligibility', 'transport']));
  const lawless = workings.filter(({ parameters }) => parameters.length === 0);
  expect([...new Set(lawless.map(({ formula }) => formula))]).toEqual([]);
  const unexplained = explained.flatMap(({ kind, result, workings: steps }) =>
    linesOf(result.lines)
      .filter((line) => !steps.some((step) => step.line === line))
      .map((line) => `${kind} ${line}`),
  );
  expect([...new Set(unexplained)]).toEqual([]);
});

test.each([
  ['id', 'baseIdr', 1_000_000n, 'Rp\u00a01.000.000'],
  ['en', 'baseIdr', 1_000_000n, 'Rp\u00a01,000,000'],
  ['id', 'ratePpm', 2_400n, '0,24%'],
  ['en', 'ratePpm', 24n, '0.0024%'],
  ['id', 'lossPpm', 400_000, '40%'],
  ['id', 'dueOn', '2026-04-15', '15 April 2026'],
  ['en', 'dueOn', '2026-08-18', '18 August 2026'],
  ['id', 'capMonth', '2026-08', 'Agustus 2026'],
  ['id', 'workers', 6_400, '6.400'],
  ['id', 'countingYear', 2026, '2026'],
  ['id', 'sector', 'transport', 'angkutan'],
  ['id', 'funding', 'CSR', 'CSR'],
] as const)('in %s the fact %s = %s reads %s', (language, name, fact, text) => {
  expect(factText(language, name, fact)).toBe(text);
});

test('a case is told in the language of whoever asks', () => {
  const given = { kind: 'contribution', segment: 'BPU', month: '2026-11', programmes: ['JHT'] };
  const texts = languages.map(
    (language) => explainInWords(shippedLaw, given, language).workings.at(-1)?.text,
  );
  expect(texts[0]).toContain('Rp\u00a020.000');
  expect(texts[1]).toContain('Rp\u00a020,000');
});

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '');
}

/** Every member's name, however deep. */
function namesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [name, ...namesOf(member)]);
}

/** What the lines of a result are called: a programme or a benefit. */
function linesOf(lines: unknown): string[] {
  if (!Array.isArray(lines)) return [];
  return lines.flatMap((line) => {
    const { programme, benefit } = { programme: undefined, benefit: undefined, ...Object(line) };
    return [programme, benefit].filter((name) => typeof name === 'string');
  });
}
