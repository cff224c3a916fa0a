import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Law, type LawFiles, lawOf } from '#modules/rules/core/index.ts';

/** The folder that ships: `parameters/<id>/<validFrom>.json`, `holidays.json`, `profile.json`, `sources.json`. */
const shippedFolder = join(import.meta.dirname, '..');

/** Reads the files of a law as they lie in a folder; what they say is checked by `lawOf`. */
export function readLawFiles(folder: string = shippedFolder): LawFiles {
  const parameters = join(folder, 'parameters');
  const paths = readdirSync(parameters, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
  return {
    parameters: paths.map((path) => ({ path, content: readJson(join(parameters, path)) })),
    holidays: readJson(join(folder, 'holidays.json')),
    profile: readJson(join(folder, 'profile.json')),
    sources: readJson(join(folder, 'sources.json')),
  };
}

let law: Law | undefined;

/**
 * The law this process works by, read once: the folder named by `SEMESTA_LAW`, or the one that ships. Throws LawFault
 * when a file is not sound; a change of the law is a new dated file and a restart.
 */
export function theLaw(): Law {
  law ??= lawOf(readLawFiles(process.env.SEMESTA_LAW || shippedFolder));
  return law;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
