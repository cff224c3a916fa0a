import { type Mt940Message, Parser } from 'mt940js';
import type {
  BankStatement,
  StatementLimits,
  StatementLine,
} from '#modules/contributions/core/statement-terms/index.ts';
import { refuseStatement } from '#modules/contributions/core/statement-terms/index.ts';
import { checkBalance, signedIdr } from './check-balance.ts';
import { cleanReference, cleanStatementText } from './clean-text.ts';
import { findPaymentCode } from './find-payment-code.ts';
import { readBalanceField, readLineField } from './mt940-fields.ts';

/** Fields that make a statement; banks add others, which say nothing about money. */
const knownTag = /^:(?:20|21|25P?|28C?|60[FM]|61|62[FM]|64|65|86|NS):/;
const anyTag = /^:(?:[0-9]{2}|NS)[A-Z]?:/;
const longestLine = 2_048;

/** The library's own check of the balances is done in floats and names no difference: ours stands in its place. */
class BareParser extends Parser {
  override _validateGroup(): void {}
}

/**
 * Reads MT940: every statement of the file. The library splits it into fields; money and days are read from the fields' own text.
 *
 * @throws Refusal `statement.*`
 */
export function readMt940(text: string, limits: StatementLimits): BankStatement[] {
  const { body, lineOfTag } = tidyMt940(text, limits);
  const statements: BankStatement[] = [];
  let lines = 0;
  let tags = 0;
  for (const statement of parsed(body, lineOfTag)) {
    const reading = new Mt940Statement(lines);
    for (const tag of statement.tags ?? []) {
      reading.take(String(tag.id), tag.data, lineOfTag[tags] ?? 0);
      tags += 1;
    }
    const read = reading.end();
    lines += read.lines.length;
    statements.push(read);
  }
  if (statements.length === 0) throw refuseStatement('statement.none');
  return statements;
}

function parsed(body: string, lineOfTag: readonly number[]): readonly Mt940Message[] {
  try {
    return new BareParser({ no86Structure: true }).parse(body, true);
  } catch {
    throw faultOf(body, lineOfTag);
  }
}

/** What the library stumbled over; its own words may hold what stands in the file. */
function faultOf(body: string, lineOfTag: readonly number[]): unknown {
  let tags = 0;
  let entry = 0;
  try {
    for (const line of body.split('\n').filter((one) => anyTag.test(one))) {
      if (line.startsWith(':61:')) entry += 1;
      const place = { entry, line: lineOfTag[tags] ?? 1 };
      tags += 1;
      if (line.startsWith(':61:')) readLineField(line.slice(4), place);
      if (/^:6[02][FM]:/.test(line)) readBalanceField(line.slice(5), place);
    }
  } catch (error) {
    return error;
  }
  return refuseStatement('statement.file_unreadable', { line: lineOfTag[0] ?? 1 });
}

/** The fields that count, without the envelope of the network, and the line on which each stands. */
function tidyMt940(text: string, limits: StatementLimits): { body: string; lineOfTag: number[] } {
  const kept: string[] = [];
  const lineOfTag: number[] = [];
  let isKept = false;
  let movements = 0;
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    if (raw.length > longestLine) throw refuseStatement('statement.file_unreadable', { line: index + 1 });
    const line = raw.replace(/^(?:\{[1-5]:.*)?\{4:/, '').trimEnd();
    if (line === '' || line === '-' || line.startsWith('-}') || line.startsWith('{')) {
      if (line !== '') isKept = false;
      continue;
    }
    if (anyTag.test(line)) {
      const isOpen = lineOfTag.length > 0 || line.startsWith(':20:');
      isKept = isOpen && knownTag.test(line);
      if (isKept) lineOfTag.push(index + 1);
      if (line.startsWith(':61:')) movements += 1;
      if (movements > limits.lines)
        throw refuseStatement('statement.file_too_many_lines', { limit: limits.lines });
    }
    if (isKept) kept.push(line);
  }
  return { body: kept.join('\n'), lineOfTag };
}

class Mt940Statement {
  readonly #lines: StatementLine[] = [];
  readonly #linesBefore: number;
  #account = '';
  #openingIdr: bigint | null = null;
  #closingIdr: bigint | null = null;
  #movedIdr = 0n;
  #lastTag = '';
  #open: { field: ReturnType<typeof readLineField>; details: string[] } | null = null;

  constructor(linesBefore: number) {
    this.#linesBefore = linesBefore;
  }

  take(tag: string, data: string, line: number): void {
    if (tag === '86') {
      if (this.#lastTag === '61' || this.#lastTag === '86') this.#open?.details.push(data);
    } else if (tag !== 'NS') {
      this.#close();
      const place = { entry: this.#linesBefore + this.#lines.length + 1, line };
      if (tag === '61') this.#open = { field: readLineField(data, place), details: [] };
      if (tag === '25') this.#account = data.split('\n')[0] ?? '';
      if (tag === '60') this.#openingIdr ??= readBalanceField(data, place);
      if (tag === '62') this.#closingIdr = readBalanceField(data, place);
    }
    if (tag !== 'NS') this.#lastTag = tag;
  }

  end(): BankStatement {
    this.#close();
    // A statement always states both: without the last one the file was cut off.
    if (this.#closingIdr === null || this.#openingIdr === null)
      throw refuseStatement('statement.file_truncated');
    const balances = { openingIdr: this.#openingIdr, closingIdr: this.#closingIdr };
    checkBalance(balances, this.#movedIdr);
    return { account: this.#account, currency: 'IDR', lines: this.#lines, ...balances };
  }

  #close(): void {
    const open = this.#open;
    this.#open = null;
    if (open === null || open.field.amountIdr === 0n) return;
    const { texts, customerReference, ...field } = open.field;
    const details = open.details.flatMap(unfolded);
    const line = {
      lineNumber: this.#linesBefore + this.#lines.length + 1,
      ...field,
      endToEndId: endToEndOf(details) || cleanReference(customerReference),
      text: cleanStatementText([...texts, details[0] ?? ''].join(' ')),
      code: findPaymentCode([customerReference, ...texts, ...details]),
    };
    this.#movedIdr += signedIdr(line);
    this.#lines.push(line);
  }
}

/** Banks fold a text at 65 signs, in the middle of words and numbers too: as it reads with and without the fold. */
function unfolded(details: string): string[] {
  const folded = details.replaceAll('\n', ' ');
  return details.includes('\n') ? [folded, details.replaceAll('\n', '')] : [folded];
}

function endToEndOf(details: readonly string[]): string {
  for (const text of details) {
    const found = /\/EREF\/([^/]{1,35})/.exec(text)?.[1] ?? /EREF\+(\S{1,35})/.exec(text)?.[1];
    if (found !== undefined) return cleanReference(found);
  }
  return '';
}
