import { type Explained, rulesApi } from '#modules/rules/web/api/index.ts';
import { casesOf, type RuleCase } from './cases.ts';
import type { Form } from './form.ts';

/** Months with the same result, explained once. */
export interface AnswerPart {
  /** `YYYY-MM` in order; of a benefit none. */
  readonly months: readonly string[];
  readonly explained: Explained;
}

export interface Answer {
  readonly parts: readonly AnswerPart[];
  /** Whole rupiah as decimal text: of one person in all months. */
  readonly totalIdr: string;
}

/** Asks the rules: every month at once, then the working of each result that differs. Throws their refusal. */
export async function askAnswer(form: Form): Promise<Answer> {
  const cases = casesOf(form);
  const runs = cases.length === 1 ? [cases] : await runsOf(cases);
  const parts = await Promise.all(runs.map(explainRun));
  const totalIdr = parts.reduce(
    (sum, { months, explained }) => sum + BigInt(explained.totalIdr ?? '0') * BigInt(months.length || 1),
    0n,
  );
  return { parts, totalIdr: totalIdr.toString() };
}

async function explainRun(run: readonly RuleCase[]): Promise<AnswerPart> {
  const explained = await rulesApi.rules.explain.call({ case: { ...run[0] } });
  const months = run.flatMap(({ month }) => (typeof month === 'string' ? [month] : []));
  return { months, explained };
}

/** Neighbouring cases with equal results together; the first that is refused stands alone, so that it is said why. */
async function runsOf(cases: readonly RuleCase[]): Promise<readonly (readonly RuleCase[])[]> {
  const { results } = await rulesApi.rules.batch.call({ cases: [...cases] });
  const refused = results.findIndex((result) => 'error' in result);
  if (refused >= 0) return [cases.slice(refused, refused + 1)];
  return groupRuns(cases, results.map(sameness));
}

/** What makes two results the same: all but who asked. */
function sameness(result: Readonly<Record<string, unknown>>): string {
  const { id: _, ...rest } = result;
  return JSON.stringify(rest);
}

/** Neighbours with equal marks together. */
export function groupRuns<Item>(
  items: readonly Item[],
  marks: readonly string[],
): readonly (readonly Item[])[] {
  const runs: Item[][] = [];
  for (const [index, item] of items.entries()) {
    const last = runs.at(-1);
    if (last && marks[index] === marks[index - 1]) last.push(item);
    else runs.push([item]);
  }
  return runs;
}

/** Neighbouring parts that are the same in some regard as one, explained by the first. */
export function mergedBy(
  parts: readonly AnswerPart[],
  mark: (part: AnswerPart) => unknown,
): readonly AnswerPart[] {
  const marks = parts.map((part) => JSON.stringify(mark(part)));
  return groupRuns(parts, marks).flatMap((run) =>
    run.slice(0, 1).map(({ explained }) => ({ explained, months: run.flatMap(({ months }) => months) })),
  );
}
