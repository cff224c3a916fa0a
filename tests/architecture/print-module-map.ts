type Map = Readonly<
  Record<string, { readonly owns: string; readonly calls: readonly string[]; readonly law: string }>
>;

/** The module map as the Markdown table of ARCHITECTURE.md. */
export function printedMap(map: Map): string {
  const rows = Object.entries(map).map(
    ([name, { owns, calls, law }]) => `| \`${name}\` | ${owns} | ${calls.join(', ') || '–'} | ${law} |`,
  );
  return ['| module | owns | may call | law |', '|---|---|---|---|', ...rows].join('\n');
}
