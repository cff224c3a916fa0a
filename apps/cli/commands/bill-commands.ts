import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { readPaymentCode } from '#modules/contributions/core/index.ts';
import { beginBillRun, billRunTotals, finishBillRun, showBill } from '#modules/contributions/server/index.ts';
import { isMonth } from '#platform/core/month.ts';
import { actorOf } from './with-actor.ts';
import { progress, withSystem } from './with-system.ts';

/** Commands about bills. */
export const billCommands = {
  'bills run': {
    positionals: [],
    options: { month: 'YYYY-MM' },
    summary: 'tagihkan iuran sebulan untuk semua / bill a month to everyone',
    run,
  },
  'bills show': {
    positionals: ['CODE'],
    options: {},
    summary: 'satu tagihan / one bill',
    run: show,
  },
} as const satisfies CommandTable;

async function run(call: CommandCall): Promise<CommandResult> {
  const { month } = call.options;
  if (typeof month !== 'string' || !isMonth(month)) throw new UsageError('--month 2026-11', 'bills run');
  const output = await withSystem(async (system) => {
    const caller = await actorOf(system, call);
    const startedAt = performance.now();
    const { runId } = await beginBillRun(system.services, caller, { month, inBackground: false });
    await finishBillRun(system.database.worker, runId, { onStep: progress });
    const seconds = Math.round((performance.now() - startedAt) / 10) / 100;
    return { ...(await billRunTotals(system.database.worker, month)), seconds };
  });
  return { output };
}

async function show(call: CommandCall): Promise<CommandResult> {
  const typed = call.positionals[0] ?? '';
  // What cannot be a code is nobody's bill.
  const code = readPaymentCode(typed) ?? typed;
  const output = await withSystem(async (system) =>
    showBill(system.services, await actorOf(system, call), { code }),
  );
  return { output };
}
