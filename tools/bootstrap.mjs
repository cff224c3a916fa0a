// Runs before npm start, npm test and bin/semesta, on any Node from 20 and with nothing installed:
// installs the locked packages (Node 24 among them) when the lock has changed, and with --browser a Chromium.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.mjs';
import { npmCommand } from './npm-command.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.semesta-lock');
const node24 = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

main();

function main() {
  requireNode(20);
  const stamp = lockStamp();
  if (!isInstalled(stamp)) withInstallLock(() => isInstalled(stamp) || install(stamp));
  requireBroughtNode();
  if (process.argv.includes('--browser')) {
    try {
      ensureBrowser();
    } catch (error) {
      fail(error.message);
    }
  }
}

function requireNode(major) {
  if (Number.parseInt(process.versions.node, 10) >= major) return;
  fail(`Semesta memerlukan Node ${major} atau lebih baru; ini Node ${process.versions.node}.
Semesta needs Node ${major} or later; this is Node ${process.versions.node}.`);
}

/** The packages bring Node 24 along on Linux and Windows; elsewhere the system's own must be 24. */
function requireBroughtNode() {
  if (!existsSync(node24)) requireNode(24);
}

function lockStamp() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  return hash.update(`${process.platform}-${process.arch}`).digest('hex');
}

function isInstalled(stamp) {
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8').trim() !== stamp) return false;
  // bin/semesta asks by date alone, so that it need not start Node twice.
  utimesSync(stampFile, new Date(), new Date());
  return true;
}

function install(stamp) {
  process.stderr.write('Memasang paket, sekali saja / installing packages, once only …\n');
  // NODE_ENV=production would leave the build tools out, and --ignore-scripts runs nobody's code at install.
  const installed =
    npm(['ci', '--include=dev', '--include=optional', '--ignore-scripts']) ||
    npm(['install', '--no-save', '--include=dev', '--include=optional', '--ignore-scripts']);
  if (!installed)
    fail(`Paket tidak dapat dipasang. Periksa sambungan internet, lalu ulangi.
The packages could not be installed. Check the internet connection and try again.`);
  mkdirSync(modules, { recursive: true });
  writeFileSync(stampFile, `${stamp}\n`);
}

function npm(words) {
  const { command, before, shell } = npmCommand();
  const run = spawnSync(command, [...before, ...words, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell,
  });
  return run.status === 0;
}

/** Two first starts at once would install over each other. */
function withInstallLock(work) {
  const lock = join(root, '.semesta-install');
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    }
  }
  try {
    writeFileSync(join(lock, 'pid'), String(process.pid));
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function isAbandoned(lock) {
  const pid = readHolder(lock);
  if (pid !== null) return !isAlive(pid);
  // The holder writes its id at once; a lock without one is young or left by a crash in between.
  return existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 10_000;
}

function readHolder(lock) {
  try {
    const pid = Number(readFileSync(join(lock, 'pid'), 'utf8'));
    return pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
