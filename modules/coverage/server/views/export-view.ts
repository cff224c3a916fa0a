import { type ExportFile, exportKinds } from '#modules/coverage/core/index.ts';
import { shownDay, shownInstant, shownMonth } from '#platform/server/pdf/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { type ViewTable, viewTables } from './export-tables.ts';
import { printTable } from './print-table.ts';
import type { RankingAsked } from './show-ranking.ts';
import type { ViewCall } from './show-view.ts';

const wideColumns: Readonly<Record<string, number>> = {
  ...{ area: 44, value: 34, occupation: 34, definition: 34, figure_source: 40, dimension: 24 },
};
const usualWidth = 16;

/**
 * A view as a file, with definition, scope, month, source and date above the table. The figures are those that the
 * view answers to the same caller.
 *
 * @throws Refusal those of the view
 */
export async function exportView(call: ViewCall, file: ExportFile, asked: RankingAsked): Promise<File> {
  const { view, form } = exportKinds[file];
  const table = await viewTables[view](call, asked);
  const { area, month } = table.head;
  const name = `${textOf(call.language, `coverage.export.file.${view}`)}-${area.code}-${month}`;
  const say = (key: string, details = {}) => textOf(call.language, `coverage.export.${key}`, details);
  const title = say(`title.${view}`);
  const above = headOf(table.head, say);
  const columns = table.columns.map((column) => say(`column.${column}`));
  return printTable(form, {
    name,
    ...{ title, above, columns, rows: table.rows, sheet: say('sheet') },
    widths: table.columns.map((column) => wideColumns[column] ?? usualWidth),
  });
}

/** What the table is, as label and words. */
function headOf(
  {
    area,
    view,
    segment,
    indicator,
    month,
    onDay,
    asOf,
    source,
    publicView,
    demonstration,
  }: ViewTable['head'],
  say: (key: string) => string,
): (readonly [string, string])[] {
  return [
    [say('head.indicator'), indicator.name],
    [say('head.definition'), indicator.definition],
    [say('head.area'), `${area.pathName} (${area.code})`],
    [say('head.view'), say(`view.${view}`)],
    [say('head.segment'), say(`segment.${segment}`)],
    [say('head.month'), shownMonth(month)],
    [say('head.day'), shownDay(onDay)],
    [say('head.source'), source],
    [say('head.as_of'), shownInstant(asOf)],
    ...(publicView ? [[say('head.hidden'), say('hidden_note')] as const] : []),
    ...(demonstration ? [[say('head.demonstration'), say('demonstration_note')] as const] : []),
  ];
}
