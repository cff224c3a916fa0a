import { accessSync, constants, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Binaries, findBinaries, prepareBinaries } from './binaries.ts';
import { type Address, askServer, readSecret, superuserUrl } from './connection.ts';
import { checkMajor, createCluster, readMajor } from './create-cluster.ts';
import {
  EmbeddedDatabaseError,
  type EmbeddedStep,
  embeddedSteps,
  type ShowEmbeddedStep,
} from './embedded-errors.ts';
import {
  choosePlacement,
  copiesDirectory,
  findPlacement,
  makeSocketDirectory,
  type Placement,
} from './placement.ts';
import { clearStalePostmaster, findPostmaster } from './postmaster-file.ts';
import { runServer } from './server-process.ts';
import { withStarterLock } from './starter-lock.ts';
import { stopServer } from './stop-server.ts';

export type StartEmbedded = {
  /** SEMESTA_HOME; made when absent. */
  readonly home: string;
  /** Told what takes time, in both languages. */
  readonly onProgress?: ShowEmbeddedStep;
  /** Test clusters only: nothing is flushed to disk. */
  readonly throwAway?: boolean;
  /** Test clusters only: another PostgreSQL's programs instead of the npm package's. */
  readonly programs?: Binaries;
};

export type EmbeddedServer = {
  /** Superuser URL for `pg`; set its pathname for another database. Holds the secret: never print it. */
  readonly url: string;
  readonly socketDirectory: string | null;
  readonly port: number;
  readonly dataDirectory: string;
  readonly version: string;
  /** True when the server ran already. */
  readonly attached: boolean;
  /** Stops the server for everybody, whoever started it. */
  stop(): Promise<void>;
};

export type EmbeddedStatus = {
  readonly running: boolean;
  readonly pid: number | null;
  /** The full version while running, else the major version that made the data, else null. */
  readonly version: string | null;
  readonly dataDirectory: string | null;
  /** RFC 3339 instant, null when not running. */
  readonly startedAt: string | null;
};

/**
 * Brings up the embedded PostgreSQL of a home, or joins the one that runs. The server outlives this process.
 * Throws `EmbeddedDatabaseError`.
 */
export async function startEmbedded(request: StartEmbedded): Promise<EmbeddedServer> {
  const home = makeHome(request.home);
  const show = (step: EmbeddedStep): void => request.onProgress?.(step, embeddedSteps[step]);
  return await withStarterLock(
    home,
    () => show('waiting'),
    async () => {
      const found = request.programs ?? findBinaries();
      const placement = choosePlacement(home);
      const binaries = prepareBinaries(found, {
        account: placement.account,
        copiesDirectory: copiesDirectory(placement),
        onCopy: () => show('copying'),
      });
      if (!existsSync(placement.data)) {
        show('creating');
        await createCluster(binaries, placement, request.throwAway === true);
      }
      checkMajor(binaries, placement.data);
      return (
        (await attach(placement, show)) ??
        (await start(binaries, placement, { show, throwAway: request.throwAway === true }))
      );
    },
  );
}

/** Stops the embedded server of a home, whoever started it. Throws `EmbeddedDatabaseError`. */
export async function stopEmbedded(home: string): Promise<'stopped' | 'not_running'> {
  const at = existingHome(home);
  if (at === null || findPlacement(at) === null) return 'not_running';
  return await withStarterLock(writable(at), ignore, async () => {
    const placement = findPlacement(at);
    if (placement === null) return 'not_running';
    return await stopServer(usableBinaries(placement), placement);
  });
}

/** What runs for a home; starts nothing and takes no lock. */
export async function embeddedStatus(home: string): Promise<EmbeddedStatus> {
  const at = existingHome(home);
  const placement = at === null ? null : findPlacement(at);
  if (placement === null)
    return { running: false, pid: null, version: null, dataDirectory: null, startedAt: null };
  const postmaster = findPostmaster(placement.data);
  const answer = postmaster === null ? null : await askServer(urlOf(placement, postmaster)).catch(() => null);
  return {
    running: postmaster !== null,
    pid: postmaster?.pid ?? null,
    version: answer?.version ?? readMajor(placement.data)?.toString() ?? null,
    dataDirectory: placement.data,
    startedAt: postmaster?.startedAt ?? null,
  };
}

async function attach(
  placement: Placement,
  show: (step: EmbeddedStep) => void,
): Promise<EmbeddedServer | null> {
  const limit = Date.now() + attachLimitMilliseconds;
  let told = false;
  for (;;) {
    const postmaster = findPostmaster(placement.data);
    if (postmaster === null) return null;
    const url = urlOf(placement, postmaster);
    const answer = await askServer(url).catch(() => null);
    if (answer !== null && sameDirectory(answer.dataDirectory, placement.data)) {
      return describe(placement, postmaster, { url, version: answer.version, attached: true });
    }
    // Its socket is gone or it was moved while it ran: nobody can reach it, so it is stopped and started anew.
    const lost = answer !== null || (postmaster.ready && !socketExists(postmaster));
    if (lost || Date.now() > limit) {
      show('restarting');
      await stopServer(usableBinaries(placement), placement);
      return null;
    }
    if (!told) show('recovering');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const attachLimitMilliseconds = 600_000;

async function start(
  binaries: Binaries,
  placement: Placement,
  how: { show: (step: EmbeddedStep) => void; throwAway: boolean },
): Promise<EmbeddedServer> {
  const address = await chooseAddress(placement);
  clearStalePostmaster(placement.data, address.socketDirectory);
  how.show('starting');
  const running = await runServer(binaries, placement, {
    address,
    secret: readSecret(placement.secretFile),
    throwAway: how.throwAway,
    onRecovery: () => how.show('recovering'),
  });
  return describe(placement, address, { ...running, attached: false });
}

function describe(
  placement: Placement,
  address: Address,
  server: { url: string; version: string; attached: boolean },
): EmbeddedServer {
  return {
    ...server,
    socketDirectory: address.socketDirectory,
    port: address.port,
    dataDirectory: placement.data,
    stop: async () => {
      await stopEmbedded(placement.home);
    },
  };
}

/** The programs as the last start left them; nothing is copied for a stop. */
function usableBinaries(placement: Placement): Binaries {
  return prepareBinaries(findBinaries(), {
    account: placement.account,
    copiesDirectory: copiesDirectory(placement),
    onCopy: ignore,
  });
}

function urlOf(placement: Placement, address: Address): string {
  return superuserUrl(address, readSecret(placement.secretFile));
}

async function chooseAddress(placement: Placement): Promise<Address> {
  if (process.platform !== 'win32') return { socketDirectory: makeSocketDirectory(placement), port: 5432 };
  return { socketDirectory: null, port: await freeLoopbackPort() };
}

function freeLoopbackPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function socketExists(address: Address): boolean {
  return (
    address.socketDirectory === null || existsSync(join(address.socketDirectory, `.s.PGSQL.${address.port}`))
  );
}

function sameDirectory(one: string, other: string): boolean {
  return existsSync(one) && realpathSync(one) === realpathSync(other);
}

/** Made when absent; its real path, so that two spellings are one home. */
function makeHome(home: string): string {
  mkdirSync(home, { recursive: true, mode: 0o755 });
  return writable(realpathSync(home));
}

function existingHome(home: string): string | null {
  return existsSync(home) ? realpathSync(home) : null;
}

/** Throws `database.not_yours` for a home that another user made or that is closed to us. */
function writable(home: string): string {
  const uid = process.getuid?.() ?? 0;
  try {
    accessSync(home, constants.W_OK);
  } catch {
    throw new EmbeddedDatabaseError('database.not_yours', home);
  }
  if (uid !== 0 && statSync(home).uid !== uid) throw new EmbeddedDatabaseError('database.not_yours', home);
  return home;
}

function ignore(): void {}
