/** A line of more characters than this is cut: nothing that large is one case. */
export const longestLine = 1024 * 1024;

/**
 * The lines of a text as it streams in, without their ends (LF or CRLF) and without a byte order mark; the end of the last
 * line may be missing. A longer line than `longestLine` comes as null, and is not held in memory.
 */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string | null> {
  let held = '';
  let isTooLong = false;
  let isFirst = true;
  for await (const chunk of chunks) {
    const parts = (isFirst ? chunk.replace(/^\uFEFF/, '') : chunk).split('\n');
    isFirst = false;
    const rest = parts.pop() ?? '';
    for (const part of parts) {
      yield isTooLong ? null : lineOf(held + part);
      held = '';
      isTooLong = false;
    }
    if (isTooLong) continue;
    held += rest;
    isTooLong = held.length > longestLine;
    if (isTooLong) held = '';
  }
  if (isTooLong) yield null;
  else if (held !== '') yield lineOf(held);
}

function lineOf(text: string): string | null {
  if (text.length > longestLine) return null;
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
