import { type AccountsPaperFacts, accountsPaper } from '#modules/contributions/server/papers/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { printPaper, shownDay } from '#platform/server/pdf/index.ts';
import { textOf } from '#platform/server/texts.ts';
import type { Period } from './ledger-queries.ts';
import { showCash, showTrialBalance } from './show-balances.ts';

/** The trial balance as a paper. */
export async function printTrialBalance(services: Services, caller: Caller, period: Period): Promise<File> {
  const balance = await showTrialBalance(services, caller, period);
  const { debitIdr, creditIdr } = balance.totals;
  return filed(`neraca-saldo-${period.from}-${period.to}`, {
    frame: frameOf(services),
    title: say('balance.title'),
    period: say('balance.period', { from: shownDay(period.from), to: shownDay(period.to) }),
    facts: period.area ? [[say('area'), period.area]] : [],
    isLandscape: true,
    tables: [
      {
        title: say('balance.accounts'),
        columns: [
          { title: say('account'), width: 1 },
          { title: say('name'), width: 4 },
          ...moneyColumns(['opening', 'debit', 'credit', 'closing']),
        ],
        rows: balance.accounts.map((one) => [
          one.account,
          one.nameId,
          ...[one.openingIdr, one.debitIdr, one.creditIdr, one.closingIdr].map(BigInt),
        ]),
        totals: [[say('total'), '', '', BigInt(debitIdr), BigInt(creditIdr), '']],
        none: say('nothing'),
      },
    ],
  });
}

/** The daily cash report as a paper. */
export async function printCash(services: Services, caller: Caller, day: string): Promise<File> {
  const report = await showCash(services, caller, day);
  return filed(`kas-harian-${day}`, {
    frame: frameOf(services),
    title: say('cash.title'),
    period: shownDay(day),
    facts: [],
    tables: [
      {
        title: say('cash.channels'),
        columns: [{ title: say('channel'), width: 3 }, ...moneyColumns(['opening', 'in', 'out', 'closing'])],
        rows: report.channels.map((one) => [
          say(`channel.${one.channel}`),
          ...[one.openingIdr, one.inIdr, one.outIdr, one.closingIdr].map(BigInt),
        ]),
        totals: [],
        none: say('nothing'),
      },
      {
        title: say('cash.cashiers'),
        columns: [
          { title: say('channel'), width: 2.4 },
          { title: say('cashier'), width: 3 },
          { title: say('payments'), width: 1.4 },
          ...moneyColumns(['in', 'reversed']),
        ],
        rows: report.cashiers.map((one) => [
          say(`channel.${one.channel}`),
          one.cashier || '–',
          String(one.payments),
          ...[one.amountIdr, one.reversedIdr].map(BigInt),
        ]),
        totals: [
          [
            say('total'),
            '',
            String(report.cashiers.reduce((sum, { payments }) => sum + payments, 0)),
            report.cashiers.reduce((sum, { amountIdr }) => sum + BigInt(amountIdr), 0n),
            report.cashiers.reduce((sum, { reversedIdr }) => sum + BigInt(reversedIdr), 0n),
          ],
        ],
        none: say('nothing'),
      },
    ],
  });
}

function moneyColumns(names: readonly string[]) {
  return names.map((name) => ({ title: say(name), width: 2, isMoney: true }));
}

function frameOf({ mode }: Services) {
  return { office: '', madeAt: new Date().toISOString(), isDemonstration: mode === 'demo' };
}

async function filed(name: string, facts: AccountsPaperFacts): Promise<File> {
  const bytes = await printPaper(accountsPaper(facts));
  return new File([new Uint8Array(bytes)], `${name}.pdf`, { type: 'application/pdf' });
}

function say(key: string, details: Readonly<Record<string, string>> = {}): string {
  return textOf('id', `ledger.paper.${key}`, details);
}
