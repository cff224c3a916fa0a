import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { importPaymentsFile } from '#apps/cli/payments-import.ts';
import { statementFormats } from '#modules/contributions/core/index.ts';
import { actorOf } from './with-actor.ts';
import { progress, withSystem } from './with-system.ts';

/** Commands about money that came. */
export const paymentCommands = {
  'payments import': {
    positionals: ['FILE'],
    options: { format: 'camt053|mt940|csv', account: 'N', key: 'K' },
    summary:
      'masukkan rekening koran; berkas yang sama dua kali tidak mengubah apa pun / import a bank statement, once',
    run: importFile,
  },
} as const satisfies CommandTable;

async function importFile(call: CommandCall): Promise<CommandResult> {
  const { format, account, key } = call.options;
  const known = statementFormats.find((one) => one === format) ?? null;
  if (format !== undefined && known === null)
    throw new UsageError('--format camt053|mt940|csv', 'payments import');
  const command = {
    path: call.positionals[0] ?? '',
    format: known,
    account: typeof account === 'string' ? account : null,
    key: typeof key === 'string' ? key : undefined,
    onProgress: progress,
  };
  return {
    output: await withSystem(async (system) =>
      importPaymentsFile(system.services, await actorOf(system, call), command),
    ),
  };
}
