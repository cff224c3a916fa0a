import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { makeTestHome, removeTestHome } from './cluster.ts';
import { projectRoot } from './test-secrets.ts';

export interface RunningApplication {
  readonly address: string;
  readonly home: string;
  readonly pid: number;
  /** What the process has printed so far, both streams. */
  printed(): string;
  /** Ends the process without a word, as a power cut would; the database goes on. */
  kill(): Promise<void>;
  /** Ctrl-C. */
  stop(): Promise<void>;
}

export interface StartApplication {
  /** A home of an earlier run, to start on its data again. */
  readonly home?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the real server as `npm start` does, in a home of its own, and waits until it is healthy. */
export async function startApplication({
  home = makeTestHome(),
  environment = {},
}: StartApplication = {}): Promise<RunningApplication> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['apps/server/main.ts'], {
    cwd: projectRoot,
    env: { ...withoutNpm(process.env), PORT: String(port), SEMESTA_HOME: home, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => {
      printed += part.toString('utf8');
    });
  try {
    await waitUntilHealthy(address, child, () => printed);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    address,
    home,
    pid: child.pid ?? 0,
    printed: () => printed,
    kill: () => endWith(child, 'SIGKILL'),
    stop: () => endWith(child, 'SIGTERM'),
  };
}

/** Stops the application and its database and removes the home. */
export async function removeApplication(application: RunningApplication): Promise<void> {
  await application.stop();
  await removeTestHome(application.home);
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

async function waitUntilHealthy(address: string, child: ChildProcess, printed: () => string): Promise<void> {
  const deadline = Date.now() + 180_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${printed()}`);
    const answer = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(1_000) }).catch(
      () => null,
    );
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the server was not healthy in time:\n${printed()}`);
}

function endWith(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.on('exit', () => resolve());
    child.kill(signal);
  });
}

/** Without npm's variables the server does not watch a parent that is not npm. */
function withoutNpm(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('npm_')));
}
