import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Law, LawFault, type LawFiles, lawOf, lawShortfalls } from '#modules/rules/core/index.ts';

/** The folder that ships: `parameters/<id>/<validFrom>.json`, `holidays.json`, `profile.json`, `sources.json`. */
const shippedFolder = join(import.meta.dirname, '..');

/**
 * Reads the files of a law as they lie in a folder; what they say is checked by `lawOf`. Throws LawFault naming every file
 * that is missing or no JSON.
 */
export function readLawFiles(folder: string = shippedFolder): LawFiles {
  const faults: string[] = [];
  const read = (path: string): unknown => {
    try {
      return JSON.parse(readFileSync(join(folder, path), 'utf8'));
    } catch (error) {
      faults.push(`${path}: ${error instanceof SyntaxError ? 'is no JSON' : 'cannot be read'}`);
      return null;
    }
  };
  const files = {
    parameters: parameterPaths(folder).map((path) => ({ path, content: read(`parameters/${path}`) })),
    holidays: read('holidays.json'),
    profile: read('profile.json'),
    sources: read('sources.json'),
  };
  if (faults.length > 0) throw new LawFault(faults);
  return files;
}

let law: Law | undefined;

/**
 * The law this process works by, read once: the folder named by `SEMESTA_LAW`, or the one that ships. Throws LawFault
 * when a file is not sound; a change of the law is a new dated file and a restart.
 */
export function theLaw(): Law {
  law ??= soundLaw(process.env.SEMESTA_LAW || shippedFolder);
  return law;
}

let fingerprint: string | undefined;

/** SHA-256 of the law's files as this process reads them: whoever keeps what the law says of a month knows by it when to ask anew. */
export function lawFingerprint(): string {
  fingerprint ??= createHash('sha256')
    .update(JSON.stringify(readLawFiles(process.env.SEMESTA_LAW || shippedFolder)))
    .digest('hex');
  return fingerprint;
}

function soundLaw(folder: string): Law {
  const read = lawOf(readLawFiles(folder));
  const faults = lawShortfalls(read);
  if (faults.length > 0) throw new LawFault(faults);
  return read;
}

function parameterPaths(folder: string): string[] {
  try {
    return readdirSync(join(folder, 'parameters'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.json'))
      .map((path) => path.replaceAll('\\', '/'))
      .sort();
  } catch {
    throw new LawFault(['parameters: cannot be read']);
  }
}
