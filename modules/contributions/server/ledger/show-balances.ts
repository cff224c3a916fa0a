import { moneyReaders } from '#modules/contributions/server/payments/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type BalanceRow, type Period, sumAccounts, sumCashiers, sumChannels } from './ledger-queries.ts';

/** The trial balance of a period and area: sums, and nobody. */
export async function showTrialBalance(services: Services, caller: Caller, period: Period) {
  requireRole({ name: 'contributions.show-trial-balance', roles: moneyReaders }, caller);
  const rows = await read(services, caller, (transaction) => sumAccounts(transaction, period));
  return {
    from: period.from,
    to: period.to,
    accounts: rows.map(accountView),
    totals: {
      debitIdr: String(rows.reduce((sum, { debit_idr }) => sum + debit_idr, 0n)),
      creditIdr: String(rows.reduce((sum, { credit_idr }) => sum + credit_idr, 0n)),
    },
  };
}

function accountView({ account, kind, name_id, name_en, before_idr, debit_idr, credit_idr }: BalanceRow) {
  const sign = kind === 'asset' ? 1n : -1n;
  return {
    ...{ account, kind, nameId: name_id, nameEn: name_en },
    openingIdr: String(sign * before_idr),
    debitIdr: String(debit_idr),
    creditIdr: String(credit_idr),
    closingIdr: String(sign * (before_idr + debit_idr - credit_idr)),
  };
}

/** What came and went on a day, by channel and by whoever took it. */
export async function showCash(services: Services, caller: Caller, day: string) {
  requireRole({ name: 'contributions.show-cash', roles: moneyReaders }, caller);
  const [channels, cashiers] = await read(services, caller, async (transaction) => [
    await sumChannels(transaction, day),
    await sumCashiers(transaction, day),
  ]);
  return {
    day,
    channels: channels.map(({ channel, before_idr, in_idr, out_idr }) => ({
      channel,
      openingIdr: String(before_idr),
      inIdr: String(in_idr),
      outIdr: String(out_idr),
      closingIdr: String(before_idr + in_idr - out_idr),
    })),
    cashiers: cashiers.map(({ channel, cashier, payments, amount_idr, reversed_idr }) => ({
      channel,
      cashier: cashier ?? '',
      payments,
      amountIdr: String(amount_idr),
      reversedIdr: String(reversed_idr),
    })),
  };
}
