/**
 * Calls `stop` once, on Ctrl-C, on SIGTERM, or when the npm that started us is gone: npm's shell does not
 * pass a signal on, and a killed npm would leave the server running.
 */
export function onShutdown(stop: () => Promise<void>): void {
  let stopping = false;
  const finish = (signal: string) => {
    if (stopping) return;
    stopping = true;
    process.stderr.write(`\n${signal}: menghentikan / stopping …\n`);
    stop()
      .then(() => process.exit(0))
      .catch((error: Error) => {
        process.stderr.write(`${error.message}\n`);
        process.exit(1);
      });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => finish(signal));
  watchParent(() => finish('npm'));
}

function watchParent(gone: () => void): void {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, 1_000);
  timer.unref();
}
