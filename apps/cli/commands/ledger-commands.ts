import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { checkLedger, recordPayment } from '#modules/contributions/server/index.ts';
import { actorOf } from './with-actor.ts';
import { withSystem } from './with-system.ts';

/** Commands about money at the counter and the books. */
export const ledgerCommands = {
  'payments record': {
    positionals: [],
    options: {
      bill: 'CODE',
      amount: 'IDR',
      channel: 'teller',
      reference: 'REF',
    },
    summary:
      'catat uang di loket, sekali untuk satu rujukan / take money at the counter, once by its reference',
    run: record,
  },
  'ledger check': {
    positionals: [],
    options: {},
    summary: 'periksa pembukuan: seimbang dan terlacak / check that the books balance and trace',
    run: check,
  },
} as const satisfies CommandTable;

async function record(call: CommandCall): Promise<CommandResult> {
  const { bill, amount, channel = 'teller', reference } = call.options;
  if (channel !== 'teller') throw new UsageError('--channel teller', 'payments record');
  if (typeof bill !== 'string') throw new UsageError('--bill CODE', 'payments record');
  if (typeof amount !== 'string' || !/^[1-9]\d{0,13}$/.test(amount))
    throw new UsageError('--amount 8400', 'payments record');
  if (typeof reference !== 'string' || !/^.{1,64}$/.test(reference))
    throw new UsageError('--reference REF', 'payments record');
  // Whoever writes a command has the money already: what is unusual goes to the work list.
  const payment = { code: bill, amountIdr: amount, confirmed: 'any' } as const;
  return {
    output: await withSystem(async (system) =>
      recordPayment(system.services, await actorOf(system, call), payment, { reference }),
    ),
  };
}

/** Exit 0 when everything agrees, 1 with whatever does not otherwise. */
async function check(): Promise<CommandResult> {
  const { faults, ...state } = await withSystem(({ database }) => checkLedger(database.worker));
  return state.balanced ? { output: state } : { output: { ...state, faults }, exitCode: 1 };
}
