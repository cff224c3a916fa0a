import { textOf } from '#platform/server/texts.ts';
import { printWorkbook, type WorkbookRow } from '#platform/server/workbook/index.ts';
import type { ShownPlan } from './plan-view.ts';

type Language = 'id' | 'en';

/** A plan as a workbook: by village, and what it was reckoned with. */
export async function planWorkbook(plan: ShownPlan, language: Language): Promise<File> {
  const say = (key: string) => textOf(language, `plan.${key}`);
  const columns = ['village', 'unprotected', 'sponsored', 'members', 'visits', 'workers', 'cost'];
  const body = plan.rows.map(
    (row): WorkbookRow => ({
      cells: [
        ...[row.area.pathName, row.unprotected, row.sponsored, row.members, row.visits],
        ...[Math.floor(row.workersMilli / 1000), BigInt(row.totalIdr)],
      ],
    }),
  );
  const book = await printWorkbook([
    {
      ...{ name: say('sheet.villages'), isLandscape: true, widths: [60, 16, 14, 14, 14, 16, 18] },
      rows: [
        { cells: [`${say('title')}: ${plan.area.pathName}`], look: 'title' },
        ...(plan.demonstration ? [{ cells: [say('synthetic')], look: 'line' as const }] : []),
        { cells: columns.map((column) => say(`column.${column}`)), look: 'head' },
        ...body,
        {
          cells: [say('total'), '', ...sumsOf(plan), BigInt(plan.totalIdr ?? '0')],
          look: 'total',
        },
      ],
    },
    { name: say('sheet.inputs'), widths: [44, 16, 60, 14, 10], rows: inputRows(plan, language) },
  ]);
  const name = `rencana-${plan.area.code}-${plan.onDay}.xlsx`;
  return new File([new Uint8Array(book)], name, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
}

function sumsOf({ rows }: ShownPlan): number[] {
  const sum = (part: 'sponsored' | 'members' | 'visits' | 'workersMilli') =>
    rows.reduce((all, row) => all + row[part], 0);
  return [sum('sponsored'), sum('members'), sum('visits'), Math.floor(sum('workersMilli') / 1000)];
}

function inputRows({ asked, inputs, onDay }: ShownPlan, language: Language): WorkbookRow[] {
  const say = (key: string) => textOf(language, `plan.${key}`);
  const rules: readonly (readonly [string, string | number])[] = [
    ['by', asked.by],
    ['from', asked.from ?? ''],
    ['target', asked.targetPercent === null ? '' : `${asked.targetPercent} %`],
    ['budget', asked.budgetIdr ?? ''],
    ['quota', asked.quota],
    ['floor', asked.floor],
    ['months', asked.months],
    ['funding', asked.funding],
  ];
  return [
    { cells: [say('rules'), onDay], look: 'title' },
    ...rules.map(([name, value]) => ({ cells: [say(`field.${name}`), value] })),
    {
      cells: ['name', 'value', 'source', 'as_of', 'certainty'].map((key) => say(`input_column.${key}`)),
      look: 'head',
    },
    ...inputs.map(({ name, value, source, origin, asOf, certainty }) => ({
      cells: [
        say(`input.${name}`),
        value ?? '',
        `${say(`origin.${origin}`)}${source === '' ? '' : `: ${source}`}`,
        asOf ?? '',
        certainty,
      ],
    })),
  ];
}
