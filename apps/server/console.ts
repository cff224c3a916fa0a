import type { RunningSystem } from './create-system.ts';
import type { Settings } from './settings.ts';

/** Progress on stderr, one line a step, with the seconds since the start. */
export function stepPrinter(): (message: string) => void {
  const started = process.hrtime.bigint();
  return (message) => {
    const seconds = Number((process.hrtime.bigint() - started) / 10_000_000n) / 100;
    process.stderr.write(`  ${seconds.toFixed(1).padStart(6)} s  ${message}\n`);
  };
}

/** Where to look, and in a demonstration whom to sign in as. */
export async function printWelcome(settings: Settings, running: RunningSystem): Promise<void> {
  const lines = ['', `  Semesta: ${running.address}`, ''];
  if (running.demonstrationAccounts.length > 0) {
    lines.push(
      '  Demonstrasi: data buatan, bukan orang sungguhan. Kata sandi: semesta-demo',
      '  Synthetic data, no real person. Password: semesta-demo',
      '',
    );
    for (const account of running.demonstrationAccounts)
      lines.push(`    ${account.email.padEnd(34)} ${account.name}`);
    lines.push('');
  }
  if (settings.mode === 'real' && !running.hasAdministrator)
    lines.push('  Belum ada administrator / no administrator yet: bin/semesta setup --admin EMAIL', '');
  lines.push('  Ctrl-C menghentikan / stops.', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}
