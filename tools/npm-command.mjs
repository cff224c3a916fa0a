// How to call the npm that runs us: through its own script, because `npm` is a .cmd file on Windows.
import { delimiter } from 'node:path';

/** `{ command, before, shell }` for spawn: the arguments of npm follow `before`. */
export function npmCommand() {
  const script = process.env.npm_execpath;
  if (script === undefined || !/npm-cli\.js$/.test(script)) {
    return { command: 'npm', before: [], shell: process.platform === 'win32' };
  }
  return { command: process.env.npm_node_execpath ?? process.execPath, before: [script], shell: false };
}

/** The environment with the project's own programs first on the path, as npm scripts have it. */
export function environmentWith(binDirectory, extra = {}) {
  return { ...process.env, PATH: `${binDirectory}${delimiter}${process.env.PATH ?? ''}`, ...extra };
}
