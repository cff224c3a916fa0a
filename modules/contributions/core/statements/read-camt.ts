import { XMLParser } from 'fast-xml-parser';
import type {
  BankStatement,
  StatementLimits,
  StatementLine,
} from '#modules/contributions/core/statement-terms/index.ts';
import { refuseStatement } from '#modules/contributions/core/statement-terms/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import { readCamtAmount, readCamtDirection, readCamtEntry, shownCurrency } from './camt-line.ts';
import { checkBalance } from './check-balance.ts';
import { type CutElement, lineAt, splitXml } from './split-xml.ts';
import { childOf, childrenOf, textAt, type XmlNode } from './xml-nodes.ts';

/** Entries parsed at once: enough to make the parser's start cheap, few enough that memory stays flat. */
const entriesPerParse = 200;
const repeated = new Set([
  'Stmt',
  'Ntry',
  'NtryDtls',
  'TxDtls',
  'Ustrd',
  'Strd',
  'AddtlRmtInf',
  'RfrdDocInf',
  'Bal',
]);

const parser = new XMLParser({
  ignoreAttributes: false,
  removeNSPrefix: true,
  parseTagValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // No document type comes this far, so that nothing but the five signs of XML itself expands.
  processEntities: { maxExpandedLength: Number.MAX_SAFE_INTEGER },
  maxNestedTags: 60,
  jPath: false,
  isArray: (name) => repeated.has(name),
});

/**
 * Reads CAMT.053 of any version: every `Stmt` of the file, its entries cut out and parsed some hundred at a time.
 *
 * @throws Refusal `statement.*`
 */
export function readCamt(text: string, limits: StatementLimits): BankStatement[] {
  const statements: BankStatement[] = [];
  let reading = new CamtStatement(text, limits, 0, 0);
  let saw = '';
  splitXml(text, {
    element: 'Ntry',
    parent: 'Stmt',
    elementEnded: (element) => reading.add(element),
    parentEnded: (frame) => {
      statements.push(reading.end(frame));
      saw = 'Stmt';
      reading = new CamtStatement(text, limits, reading.linesSoFar, reading.entriesSoFar);
    },
  });
  if (saw === '') throw refuseStatement('statement.none');
  return statements;
}

class CamtStatement {
  readonly #text: string;
  readonly #limits: StatementLimits;
  readonly #lines: StatementLine[] = [];
  readonly #linesBefore: number;
  #entries: number;
  #movedIdr = 0n;
  #pending: CutElement[] = [];

  constructor(text: string, limits: StatementLimits, linesBefore: number, entriesBefore: number) {
    this.#text = text;
    this.#limits = limits;
    this.#linesBefore = linesBefore;
    this.#entries = entriesBefore;
  }

  get linesSoFar(): number {
    return this.#linesBefore + this.#lines.length;
  }

  get entriesSoFar(): number {
    return this.#entries;
  }

  add(element: CutElement): void {
    this.#pending.push(element);
    if (this.#pending.length >= entriesPerParse) this.#parse();
  }

  end(frame: string): BankStatement {
    this.#parse();
    const [statement] = childrenOf(this.#parsed(frame, 0), 'Stmt');
    const balances = {
      openingIdr: balanceOf(statement, ['OPBD', 'PRCD']),
      closingIdr: balanceOf(statement, ['CLBD']),
    };
    checkBalance(balances, this.#movedIdr);
    return { account: accountOf(statement), currency: 'IDR', lines: this.#lines, ...balances };
  }

  #parse(): void {
    const pending = this.#pending;
    this.#pending = [];
    const first = pending[0];
    if (first === undefined) return;
    const wrapped = `<Stmt>${pending.map(({ text }) => text).join('')}</Stmt>`;
    const [batch] = childrenOf(this.#parsed(wrapped, first.offset), 'Stmt');
    const entries = childrenOf(batch, 'Ntry');
    if (entries.length !== pending.length)
      throw refuseStatement('statement.file_unreadable', { line: lineAt(this.#text, first.offset) });
    for (const [index, entry] of entries.entries()) this.#take(entry, pending[index]?.offset ?? first.offset);
  }

  #take(node: XmlNode, offset: number): void {
    this.#entries += 1;
    const place = { entry: this.#entries, line: 0 };
    try {
      const entry = readCamtEntry(node, place);
      this.#movedIdr += entry.movedIdr;
      for (const movement of entry.movements)
        if (movement.amountIdr > 0n) this.#lines.push({ lineNumber: this.linesSoFar + 1, ...movement });
    } catch (error) {
      throw placed(error, lineAt(this.#text, offset));
    }
    if (this.linesSoFar > this.#limits.lines)
      throw refuseStatement('statement.file_too_many_lines', { limit: this.#limits.lines });
  }

  #parsed(xml: string, offset: number): XmlNode {
    try {
      const parsed: XmlNode = parser.parse(xml);
      return parsed;
    } catch {
      // The library's own words may hold what stands in the file.
      throw refuseStatement('statement.file_unreadable', { line: lineAt(this.#text, offset) });
    }
  }
}

/** The line of the text is counted only when something is to be said of it. */
function placed(error: unknown, line: number): unknown {
  if (!(error instanceof Refusal)) return error;
  return new Refusal(error.code, error.status, { ...error.details, line });
}

function accountOf(statement: XmlNode): string {
  const account = childOf(statement, 'Acct');
  const currency = textAt(account, 'Ccy');
  if (currency !== '' && currency !== 'IDR')
    throw refuseStatement('statement.currency_not_idr', { currency: shownCurrency(currency) });
  return textAt(account, 'Id', 'IBAN') || textAt(account, 'Id', 'Othr', 'Id');
}

function balanceOf(statement: XmlNode, kinds: readonly string[]): bigint | null {
  const place = { entry: 0, line: 0 };
  for (const kind of kinds) {
    const balance = childrenOf(statement, 'Bal').find(
      (one) => textAt(one, 'Tp', 'CdOrPrtry', 'Cd') === kind && textAt(one, 'Tp', 'SubTp', 'Cd') !== 'INTM',
    );
    if (balance === undefined) continue;
    const amountIdr = readCamtAmount(childOf(balance, 'Amt'), place);
    return readCamtDirection(textAt(balance, 'CdtDbtInd'), place) === 'credit' ? amountIdr : -amountIdr;
  }
  return null;
}
