import type { Block, Cell, Column } from './paper.ts';
import {
  colour,
  drawLine,
  face,
  floorOf,
  keepTogether,
  margin,
  type Sheet,
  tones,
  widthOf,
} from './sheet.ts';

type Table = Extract<Block, { kind: 'table' }>;

interface Grid {
  readonly columns: readonly (Column & { readonly left: number; readonly points: number })[];
  readonly fontSize: number;
  /** Between the words of a cell and its edges. */
  readonly padding: { readonly x: number; readonly y: number };
}

/** A table that goes on over pages, its head on each of them, the last row and the sums on one. */
export function drawTable(sheet: Sheet, table: Table): void {
  if (table.rows.length === 0) {
    sheet.font(face.plain).fontSize(9).fillColor(colour.soft);
    sheet.text(table.none, margin, sheet.y, { width: widthOf(sheet) });
    sheet.y += 6;
    return;
  }
  const grid = gridOf(sheet, table);
  const totals = table.totals ?? [];
  const totalsHeight = totals.reduce((sum, row) => sum + heightOf(sheet, spanned(grid, row), row, 'bold'), 0);
  const [first = []] = table.rows;
  keepTogether(sheet, headHeight(sheet, grid) + heightOf(sheet, grid, first, 'plain') + 4);
  drawHeads(sheet, grid);
  for (const [index, row] of table.rows.entries()) {
    const isLast = index === table.rows.length - 1;
    const height = heightOf(sheet, grid, row, 'plain');
    if (sheet.y + height + (isLast ? totalsHeight : 0) > floorOf(sheet)) {
      sheet.addPage();
      drawHeads(sheet, grid);
    }
    drawRow(sheet, grid, row, { font: 'plain', height });
    drawLine(sheet, { y: sheet.y, thickness: 0.5 });
  }
  if (totals.length > 0) drawLine(sheet, { y: sheet.y, ink: colour.ink, thickness: 1 });
  for (const row of totals) {
    const spanning = spanned(grid, row);
    drawRow(sheet, spanning, row, { font: 'bold', height: heightOf(sheet, spanning, row, 'bold') });
  }
  sheet.x = margin;
  sheet.y += 8;
}

function gridOf(sheet: Sheet, { columns, isDense }: Table): Grid {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  let left = margin;
  const placed = columns.map((column) => {
    const points = (widthOf(sheet) * column.width) / whole;
    left += points;
    return { ...column, points, left: left - points };
  });
  return {
    columns: placed,
    fontSize: isDense ? 7 : 8.5,
    padding: isDense ? { x: 3, y: 3.5 } : { x: 5, y: 4.5 },
  };
}

/** The name of a sum may run on over the empty cells that follow it. */
function spanned(grid: Grid, row: readonly Cell[]): Grid {
  const next = row.findIndex((cell, index) => index > 0 && cell !== '');
  const covered = grid.columns.slice(1, next < 0 ? undefined : next);
  const extra = covered.reduce((sum, { points }) => sum + points, 0);
  const columns = grid.columns.map((column, index) =>
    index === 0 ? { ...column, points: column.points + extra } : column,
  );
  return { ...grid, columns };
}

function headHeight(sheet: Sheet, grid: Grid): number {
  const titles = grid.columns.map(({ title }) => title);
  return heightOf(sheet, grid, titles, 'bold');
}

function drawHeads(sheet: Sheet, grid: Grid): void {
  const titles = grid.columns.map(({ title }) => title);
  const height = headHeight(sheet, grid);
  sheet.rect(margin, sheet.y, widthOf(sheet), height).fill(colour.seaPale);
  drawRow(sheet, grid, titles, { font: 'bold', height, ink: colour.seaDeep });
  drawLine(sheet, { y: sheet.y, ink: colour.lineStrong, thickness: 0.8 });
}

type Weight = 'plain' | 'bold';

/** No row is higher than a page: words beyond that end in an ellipsis. */
function heightOf(sheet: Sheet, grid: Grid, row: readonly Cell[], font: Weight): number {
  sheet.font(face[font]).fontSize(grid.fontSize);
  const lines = grid.columns.map(({ points }, index) =>
    sheet.heightOfString(wordsOf(row[index]) || ' ', { width: points - 2 * grid.padding.x }),
  );
  const most = floorOf(sheet) - margin - 60;
  return Math.min(Math.max(...lines), most) + 2 * grid.padding.y;
}

function drawRow(
  sheet: Sheet,
  { columns, fontSize, padding }: Grid,
  row: readonly Cell[],
  { font, height, ink = colour.ink }: { font: Weight; height: number; ink?: string },
): void {
  const { y } = sheet;
  for (const [index, { left, points, align = 'left' }] of columns.entries()) {
    const cell = row[index] ?? '';
    const tone = typeof cell === 'string' ? null : tones[cell.tone];
    if (tone) sheet.rect(left + 1, y + 1, points - 2, height - 2).fill(tone.ground);
    sheet
      .font(face[font])
      .fontSize(fontSize)
      .fillColor(tone ? tone.ink : ink);
    sheet.text(wordsOf(cell), left + padding.x, y + padding.y, {
      width: points - 2 * padding.x,
      height: height - 2 * padding.y + 1,
      align,
      ellipsis: true,
    });
  }
  sheet.y = y + height;
}

function wordsOf(cell: Cell | undefined): string {
  return typeof cell === 'object' ? cell.text : (cell ?? '');
}
