import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedStatus, startEmbedded } from '#platform/server/db/embedded/index.ts';

export interface WatchDatabase {
  readonly home: string;
  readonly onProgress: (message: string) => void;
  readonly everySeconds?: number;
}

export interface DatabaseWatch {
  /** Waits for a restart that is under way, so that the stop after it finds a whole server. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded server again at its address when it died (killed, out of memory). One that was stopped on
 * purpose (`bin/semesta stop`) took its process file along and stays stopped.
 */
export function watchDatabase({ home, onProgress, everySeconds = 2 }: WatchDatabase): DatabaseWatch {
  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    looking ??= restartIfDead(home, onProgress)
      .catch((error: unknown) => onProgress(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        looking = null;
      });
  }, everySeconds * 1000);
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

async function restartIfDead(home: string, onProgress: (message: string) => void): Promise<void> {
  const { running, dataDirectory } = await embeddedStatus(home);
  if (running || dataDirectory === null || !existsSync(join(dataDirectory, 'postmaster.pid'))) return;
  onProgress('basis data berhenti tiba-tiba, dijalankan lagi / the database died, starting it again');
  await startEmbedded({ home, onProgress: (_step, texts) => onProgress(texts.id) });
}
