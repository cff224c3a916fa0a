import type { PartScanner } from './part-scanners.ts';

/** The hidden rows of each sheet, by the sheet's place in the workbook. */
export type HiddenRows = (sheetIndex: number) => ReadonlySet<number>;

const none: ReadonlySet<number> = new Set();

export const noHiddenRows: HiddenRows = () => none;

/** Joins what the guard saw in each part with the order of the sheets; the library itself tells hidden rows only at ten times the time. */
export function hiddenRowsOf(parts: ReadonlyMap<string, PartScanner>): HiddenRows {
  const content = parts.get('content.xml');
  if (content !== undefined) return (index) => content.hiddenRows.get(index) ?? none;
  const targets = sheetParts(
    parts.get('xl/workbook.xml')?.text ?? '',
    parts.get('xl/_rels/workbook.xml.rels')?.text ?? '',
  );
  return (index) => parts.get(targets[index] ?? '')?.hiddenRows.get(0) ?? none;
}

/** The part of each sheet in the order of the workbook. */
function sheetParts(workbookXml: string, relationsXml: string): string[] {
  const targets = new Map<string, string>();
  for (const [tag] of relationsXml.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    targets.set(/\bId="([^"]*)"/.exec(tag)?.[1] ?? '', /\bTarget="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  return [...workbookXml.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => {
    const target = targets.get(/\b\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '') ?? '';
    return (target.startsWith('/') ? target.slice(1) : `xl/${target}`).toLowerCase();
  });
}
