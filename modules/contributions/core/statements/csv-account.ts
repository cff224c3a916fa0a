import type { BankStatement, StatementLine } from '#modules/contributions/core/statement-terms/index.ts';
import { checkBalance, signedIdr } from './check-balance.ts';
import type { CsvAmounts } from './csv-amounts.ts';
import { titleKey } from './csv-titles.ts';

const openingLabel = /^(?:saldoawal|openingbalance|beginningbalance|saldosebelumnya|previousbalance)/;
const closingLabel = /^(?:saldoakhir|closingbalance|endingbalance)/;

interface Beside {
  readonly movedIdr: bigint;
  readonly balanceIdr: bigint;
}

/** The movements of one account of a CSV, and the balances that stand in it. */
export class CsvAccount {
  readonly #account: string;
  readonly #lines: StatementLine[] = [];
  #movedIdr = 0n;
  #openingIdr: bigint | null = null;
  #closingIdr: bigint | null = null;
  #first: Beside | null = null;
  #last: Beside | null = null;
  #withBalance = 0;

  constructor(account: string) {
    this.#account = account;
  }

  add(line: StatementLine, balanceIdr: bigint | null): void {
    const movedIdr = signedIdr(line);
    this.#lines.push(line);
    this.#movedIdr += movedIdr;
    if (balanceIdr === null) return;
    this.#withBalance += 1;
    this.#last = { movedIdr, balanceIdr };
    this.#first ??= this.#last;
  }

  /** Takes a row that states the opening or closing balance; false where the row is something else. */
  takeBalanceRow(labels: readonly string[], cells: readonly string[], amounts: CsvAmounts): boolean {
    const label = labels.map((text) => titleKey(text.split(':')[0] ?? '')).find((key) => key !== '') ?? '';
    const isOpening = openingLabel.test(label);
    if (!isOpening && !closingLabel.test(label)) return false;
    const balanceIdr = balanceOfRow(cells, amounts);
    if (isOpening) this.#openingIdr ??= balanceIdr;
    else this.#closingIdr = balanceIdr ?? this.#closingIdr;
    return true;
  }

  end(): BankStatement {
    const balances = this.#balances();
    checkBalance(balances, this.#movedIdr);
    return { account: this.#account, currency: 'IDR', lines: this.#lines, ...balances };
  }

  #balances(): Pick<BankStatement, 'openingIdr' | 'closingIdr'> {
    const stated = { openingIdr: this.#openingIdr, closingIdr: this.#closingIdr };
    if (stated.openingIdr !== null && stated.closingIdr !== null) return stated;
    const beside = this.#fromColumn();
    return {
      openingIdr: stated.openingIdr ?? beside.openingIdr,
      closingIdr: stated.closingIdr ?? beside.closingIdr,
    };
  }

  /** Out of the column of balances, oldest movement first or last, whichever adds up. */
  #fromColumn(): Pick<BankStatement, 'openingIdr' | 'closingIdr'> {
    const [first, last] = [this.#first, this.#last];
    if (first === null || last === null || this.#withBalance !== this.#lines.length)
      return { openingIdr: null, closingIdr: null };
    const oldestFirst = { openingIdr: first.balanceIdr - first.movedIdr, closingIdr: last.balanceIdr };
    const newestFirst = { openingIdr: last.balanceIdr - last.movedIdr, closingIdr: first.balanceIdr };
    return newestFirst.closingIdr - newestFirst.openingIdr === this.#movedIdr ? newestFirst : oldestFirst;
  }
}

function balanceOfRow(cells: readonly string[], amounts: CsvAmounts): bigint | null {
  const texts = cells.map((cell) =>
    (cell.includes(':') ? cell.slice(cell.lastIndexOf(':') + 1) : cell).trim(),
  );
  const found = texts.findLast((text) =>
    /^[-+(]?\s*(?:rp\.?\s*)?\d[\d.,]*\)?(?:\s*(?:cr|db|c|d|k))?$/i.test(text),
  );
  return found === undefined ? null : amounts.readBalance(found, { entry: 0, line: 0 });
}
