import { openSystem, type System } from '#apps/server/open-system.ts';
import { readSettings } from '#apps/server/settings.ts';

/** Progress and notes go to stderr: stdout holds the result alone. */
export function progress(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** Opens the system for one command; the embedded database is left running for the next one. */
export async function withSystem<Result>(work: (system: System) => Promise<Result>): Promise<Result> {
  const system = await openSystem(readSettings(process.env), progress);
  try {
    return await work(system);
  } finally {
    await system.close();
  }
}
