import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { RegisterOrder } from './register-list.test-process.ts';

const program = fileURLToPath(new URL('./register-list.test-process.ts', import.meta.url));

/**
 * Registers a list in a process of its own and ends it with SIGKILL after some milliseconds of work.
 *
 * @param killAfterMilliseconds null lets it finish
 * @returns true when it had finished before
 */
export async function registerInProcess(
  order: RegisterOrder,
  killAfterMilliseconds: number | null,
): Promise<boolean> {
  const child = spawn(process.execPath, [program, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr?.on('data', (part: Buffer) => {
    complaint += part.toString('utf8');
  });
  const ended: Promise<unknown[]> = once(child, 'exit');
  await Promise.race([begun(child), ended]);
  const timer =
    killAfterMilliseconds === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfterMilliseconds);
  const [code, signal] = await ended;
  if (timer !== null) clearTimeout(timer);
  if (signal === 'SIGKILL') return false;
  if (code !== 0) throw new Error(`the registering process ended with ${String(code)}: ${complaint}`);
  return true;
}

function begun(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => {
    child.stdout?.once('data', resolve);
  });
}

/** What must be equal when each row is registered once: people, claims, memberships, rows, coverage and audited people. */
export function tracesOf(listId: string): string {
  return `select
    (select count(*)::int from registry.list_rows where list_id = '${listId}' and outcome in ('ready', 'warning')) as ready,
    (select rows_registered from registry.lists where list_id = '${listId}') as registered,
    (select count(*)::int from registry.list_registrations where list_id = '${listId}') as rows,
    (select count(*)::int from registry.memberships where list_id = '${listId}') as memberships,
    (select count(distinct worker_id)::int from registry.memberships where list_id = '${listId}') as people,
    (select count(*)::int from registry.nik_claims c join registry.list_rows r on r.nik_index = c.nik_index where r.list_id = '${listId}') as claims,
    (select count(*)::int from registry.workers w join registry.list_registrations g on g.worker_id = w.worker_id where g.list_id = '${listId}') as workers,
    (select coalesce(sum(workers), 0)::int from coverage.fact_deltas) as counted,
    (select coalesce(sum(subjects_count), 0)::int from platform.audit_entries
      where act = 'registry.register-list-rows' and subject_id = '${listId}') as audited,
    (select state from registry.lists where list_id = '${listId}') as state`;
}
