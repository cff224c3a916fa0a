import { verifyAudit } from '#platform/server/audit/index.ts';
import type { CommandCall, CommandResult, CommandTable } from './command.ts';
import { withSystem } from './commands/with-system.ts';

/** Commands about the journal. */
export const auditCommands = {
  'audit verify': {
    positionals: [],
    options: { anchor: 'POSITION:HASH' },
    summary: 'hitung ulang rantai jejak audit / recompute the audit chain',
    run: verify,
  },
} as const satisfies CommandTable;

/** Exit 0 when the chain is whole, 1 with the first broken entry otherwise. */
async function verify({ options }: CommandCall): Promise<CommandResult> {
  const anchor = typeof options.anchor === 'string' ? options.anchor : undefined;
  const { entries, sealed, ok, head, firstBroken } = await withSystem(({ database }) =>
    verifyAudit(database.worker, { anchor }),
  );
  return ok
    ? { output: { entries, sealed, ok, head } }
    : { output: { entries, sealed, ok, head, firstBroken }, exitCode: 1 };
}
