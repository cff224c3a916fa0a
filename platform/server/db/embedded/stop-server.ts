import { spawn } from 'node:child_process';
import { type Binaries, program } from './binaries.ts';
import { EmbeddedDatabaseError } from './embedded-errors.ts';
import type { Placement } from './placement.ts';
import { findPostmaster } from './postmaster-file.ts';
import { logTail } from './server-process.ts';

/** Stops the server of this place, ending its sessions. Throws `database.stop_failed` after two minutes. */
export async function stopServer(
  binaries: Binaries,
  placement: Placement,
): Promise<'stopped' | 'not_running'> {
  // Asked first, because pg_ctl would signal whatever process a stale file names.
  if (findPostmaster(placement.data) === null) return 'not_running';
  const child = spawn(
    program(binaries, 'pg_ctl'),
    ['stop', '-D', placement.data, '-m', 'fast', '-w', '-t', '120'],
    {
      ...placement.account,
      cwd: '/',
      stdio: 'ignore',
      windowsHide: true,
    },
  );
  await new Promise<void>((resolve, reject) => child.once('error', reject).once('close', () => resolve()));
  if (findPostmaster(placement.data) === null) return 'stopped';
  throw new EmbeddedDatabaseError('database.stop_failed', `${placement.log}\n${logTail(placement.log, 0)}`);
}
