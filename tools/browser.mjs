// Finds a Chromium for the browser tests, or installs one where it may.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const wellKnown = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Chromium', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
  linux: ['/usr/lib/chromium/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome'],
};

const missingText = `Chromium tidak ditemukan. Pasang Chromium atau Chrome, atau isi CHROMIUM_PATH dengan letak programnya.
No Chromium was found. Install Chromium or Chrome, or set CHROMIUM_PATH to the program.`;

/**
 * The path of a Chromium: CHROMIUM_PATH, then the programs on the path, then the usual places; null when there
 * is none. A CHROMIUM_PATH that names no program is an error, not a reason to take another browser.
 */
export function findBrowser() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen !== undefined && chosen !== '') {
    if (isAbsolute(chosen) ? isProgram(chosen) : findOnPath([chosen]) !== null)
      return isAbsolute(chosen) ? chosen : findOnPath([chosen]);
    throw new Error(`CHROMIUM_PATH: ${chosen}\n${missingText}`);
  }
  return findOnPath(names) ?? (wellKnown[process.platform] ?? []).find(isProgram) ?? null;
}

/** Finds a browser or installs one (root on Debian or Ubuntu). Throws, with what to do, when neither works. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found !== null) return found;
  if (mayInstall()) installWithApt();
  const installed = findBrowser();
  if (installed === null) throw new Error(missingText);
  return installed;
}

function mayInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && findOnPath(['apt-get']) !== null;
}

function installWithApt() {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  process.stderr.write('Memasang Chromium / installing Chromium …\n');
  // Output goes to stderr: stdout belongs to whoever called us.
  spawnSync('apt-get', ['update', '-q'], { stdio: ['ignore', 2, 2], env: environment });
  try {
    execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 2, 2],
      env: environment,
    });
  } catch {
    throw new Error(`apt-get install chromium\n${missingText}`);
  }
}

function findOnPath(wanted) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return wanted.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram) ?? null;
}

function isProgram(path) {
  if (!existsSync(path) || !statSync(path).isFile()) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href === import.meta.url) {
  try {
    console.log(ensureBrowser());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
