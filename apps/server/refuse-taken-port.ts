import { createServer } from 'node:net';
import { type Settings, SettingsError } from './settings.ts';

/** Says at once that the port is taken, before minutes of work for nothing. */
export function refuseTakenPort({ port }: Settings): Promise<void> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', (error) => {
      const isTaken = 'code' in error && error.code === 'EADDRINUSE';
      reject(
        isTaken
          ? new SettingsError(
              `Port ${port} sudah dipakai; pilih yang lain, misalnya: PORT=${port + 1} npm start / The port is taken; choose another one.`,
            )
          : error,
      );
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}
