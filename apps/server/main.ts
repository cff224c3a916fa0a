import { printWelcome, stepPrinter } from './console.ts';
import { createSystem } from './create-system.ts';
import { refuseTakenPort } from './refuse-taken-port.ts';
import { readSettings, SettingsError } from './settings.ts';
import { onShutdown } from './shutdown.ts';
import { signInWarning } from './sign-in-warning.ts';

/** `npm start`: everything, first run included; stays in the foreground. */
async function main(): Promise<void> {
  refuseOldNode();
  const settings = readSettings(process.env);
  await refuseTakenPort(settings);
  const running = await createSystem(settings, stepPrinter());
  onShutdown(running.stop);
  await printWelcome(settings, running);
  const { SEMESTA_URL: url, SEMESTA_HOST: host } = process.env;
  const warning = signInWarning(settings.mode, { url, host });
  if (warning) process.stderr.write(`  ${warning}\n`);
}

function refuseOldNode(): void {
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  throw new SettingsError(
    `Node ${process.version} terlalu lama; jalankan lewat "npm start" (membawa Node 24). / Node is too old: start with "npm start".`,
  );
}

try {
  await main();
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.SEMESTA_TRACE && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exit(1);
}
