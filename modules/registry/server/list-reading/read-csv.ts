import type { SheetBlock } from '#modules/registry/core/index.ts';
import { faultOf } from './file-fault.ts';
import { type FileBudget, SheetBuilder } from './sheet-builder.ts';

const delimiters = [';', ',', '\t', '|'] as const;
type Delimiter = (typeof delimiters)[number];

/**
 * Splits delimited text into rows numbered by the line on which each begins. An own splitter: in a worker list a lone `"` is the sign for "as
 * above" and a quote that is never closed is a slip of the hand, which must not swallow the rest of the list as RFC 4180 says.
 */
export function readCsv(text: string, budget: FileBudget, send: (block: SheetBlock) => void): void {
  if (/^\s*<(?:!doctype|html|\?xml|table|meta)/i.test(text.slice(0, 200)))
    throw faultOf('list.file_unsupported');
  const body = withoutMark(text);
  const builder = new SheetBuilder(budget, '', send);
  const declared = /^sep=(.)\r?\n/i.exec(body);
  const delimiter = delimiters.find((candidate) => candidate === declared?.[1]) ?? delimiterOf(body);
  new Splitter(body, delimiter).split((line, cells) => {
    if (!(line === 1 && declared !== null)) builder.addRow(line, false, cells);
  });
  builder.flush();
}

function withoutMark(text: string): string {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  return body.includes('\n') ? body : body.replaceAll('\r', '\n');
}

/** The delimiter that splits most of the first lines, and splits them most evenly. */
function delimiterOf(text: string): Delimiter {
  const lines = text
    .slice(0, 65_536)
    .split('\n', 60)
    .filter((line) => line.trim() !== '');
  let best: Delimiter = ';';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const score = evenness(lines.map((line) => unquoted(line).split(delimiter).length - 1));
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function unquoted(line: string): string {
  return line.length > 4_096 ? line : line.replace(/"[^"]*"/g, '');
}

/** The commonest count that is not zero, weighed by how many lines have it. */
function evenness(counts: readonly number[]): number {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
  let score = 0;
  for (const [count, times] of lines) score = Math.max(score, times * Math.min(count, 12));
  return score;
}

/** The furthest that a quoted cell may reach before its opening quote is taken for a slip. */
const longestQuoted = 8_192;

class Splitter {
  private readonly text: string;
  private readonly delimiter: Delimiter;
  private line = 1;
  /** The end of the line last looked at, so that a long line is searched once. */
  private newlineAt = -1;

  constructor(text: string, delimiter: Delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  split(take: (line: number, cells: string[]) => void): void {
    const { text, delimiter } = this;
    let position = 0;
    while (position < text.length) {
      const newline = text.indexOf('\n', position);
      const lineEnd = newline < 0 ? text.length : newline;
      const firstLine = this.line;
      const line = text.slice(position, text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd);
      if (!line.includes('"')) {
        take(firstLine, line.split(delimiter));
        position = lineEnd + 1;
      } else {
        const cells: string[] = [];
        position = this.quotedRecord(position, cells);
        take(firstLine, cells);
      }
      this.line += 1;
    }
  }

  /** Reads a record that holds quotes, which may go on over several lines; returns where the next begins. */
  private quotedRecord(start: number, cells: string[]): number {
    let position = start;
    for (;;) {
      const close = this.text[position] === '"' ? this.closingQuote(position) : -1;
      const end = this.cellEnd(close < 0 ? position : close + 1);
      const raw = this.text.slice(position, end);
      if (close < 0) cells.push(raw.replace(/\r$/, ''));
      else {
        const inside = this.text.slice(position + 1, close).replaceAll('""', '"');
        cells.push(inside);
        this.line += inside.split('\n').length - 1;
      }
      if (this.text[end] !== this.delimiter) return end + 1;
      position = end + 1;
    }
  }

  private cellEnd(from: number): number {
    if (this.newlineAt < from) {
      const newline = this.text.indexOf('\n', from);
      this.newlineAt = newline < 0 ? this.text.length : newline;
    }
    const rest = this.text.slice(from, this.newlineAt);
    const delimiter = rest.indexOf(this.delimiter);
    return delimiter < 0 ? this.newlineAt : from + delimiter;
  }

  /** Where the quoted cell that opens at `open` is closed, or -1 where the quote is a sign of its own. */
  private closingQuote(open: number): number {
    const after = this.text[open + 1];
    if (after === undefined || after === this.delimiter || after === '\n' || after === '\r') return -1;
    let position = open + 1;
    const limit = open + longestQuoted;
    for (;;) {
      const quote = this.text.indexOf('"', position);
      if (quote < 0 || quote > limit) return -1;
      const next = this.text[quote + 1];
      if (next === '"') position = quote + 2;
      else
        return next === undefined || next === this.delimiter || next === '\n' || next === '\r' ? quote : -1;
    }
  }
}
