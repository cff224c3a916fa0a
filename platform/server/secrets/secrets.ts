import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

/** The keys of one installation. None is in the database, none leaves the process. */
export interface Secrets {
  /** Version byte of new seals, and every data key by its version. */
  readonly dataKeyVersion: number;
  readonly dataKeys: ReadonlyMap<number, Buffer>;
  /** Key of the look-up index over NIK and phone. */
  readonly indexKey: Buffer;
  /** Secret of the sign-in engine's cookies. */
  readonly authSecret: string;
  /** Root of the database logins' passwords. */
  readonly databaseKey: Buffer;
}

const shape = z.object({
  dataKeyVersion: z.number().int().min(1).max(255),
  dataKeys: z.record(z.string().regex(/^\d{1,3}$/), z.string()),
  indexKey: z.string(),
  authSecret: z.string(),
  databaseKey: z.string(),
});

/** A missing, short, default or readable-by-others secrets file; the message says what to do. */
export class SecretsError extends Error {}

/**
 * Reads the secrets file. In demo mode it is made on first use (mode 0600); in real mode a missing,
 * short or default secret refuses the start.
 *
 * @param path the file; @param mode `demo` may create it
 */
export async function loadSecrets(path: string, mode: 'demo' | 'real'): Promise<Secrets> {
  if (!existsSync(path)) {
    if (mode === 'real')
      throw new SecretsError(
        `Berkas rahasia ${path} tidak ada. Buat dengan: bin/semesta setup --make-secrets FILE, lalu isi SEMESTA_SECRETS. / The secrets file is missing: make one with that command and point SEMESTA_SECRETS to it.`,
      );
    await writeSecrets(path);
  }
  await refuseReadableByOthers(path, mode);
  return parseSecrets(await readFile(path, 'utf8'));
}

/** Writes a new file of random secrets, mode 0600. False when one stands there: it is left as it is. */
export async function writeSecrets(path: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const key = () => randomBytes(32).toString('base64');
  const content = {
    dataKeyVersion: 1,
    dataKeys: { 1: key() },
    indexKey: key(),
    authSecret: key(),
    databaseKey: key(),
  };
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null;
    throw error;
  });
  if (!file) return false;
  await file.writeFile(`${JSON.stringify(content, null, 2)}\n`);
  await file.sync();
  await file.close();
  return true;
}

/** Password of a database login, derived: nothing more to keep. */
export function databasePassword(secrets: Secrets, login: string): string {
  return createHmac('sha256', secrets.databaseKey).update(`login:${login}`).digest('hex');
}

function parseSecrets(text: string): Secrets {
  const parsed = shape.safeParse(readJson(text));
  if (!parsed.success)
    throw new SecretsError(
      'Berkas rahasia tidak lengkap atau rusak. / The secrets file is incomplete or damaged.',
    );
  const { dataKeyVersion, dataKeys, indexKey, authSecret, databaseKey } = parsed.data;
  const keys = new Map(
    Object.entries(dataKeys).map(([version, key]) => [
      Number(version),
      strongKey(`dataKeys.${version}`, key),
    ]),
  );
  if (!keys.has(dataKeyVersion))
    throw new SecretsError(`dataKeys.${dataKeyVersion} tidak ada / is missing in the secrets file.`);
  const all = [...Object.values(dataKeys), indexKey, authSecret, databaseKey];
  if (new Set(all).size !== all.length)
    throw new SecretsError('Setiap rahasia harus berbeda. / Every secret must be a different one.');
  return {
    dataKeyVersion,
    dataKeys: keys,
    indexKey: strongKey('indexKey', indexKey),
    authSecret: strongKey('authSecret', authSecret).toString('base64'),
    databaseKey: strongKey('databaseKey', databaseKey),
  };
}

function strongKey(name: string, text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32 || new Set(key).size < 12)
    throw new SecretsError(`${name}: harus 32 byte acak (base64) / must be 32 random bytes (base64).`);
  return key;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function refuseReadableByOthers(path: string, mode: 'demo' | 'real'): Promise<void> {
  if (process.platform === 'win32') return;
  const { mode: bits } = await stat(path);
  if ((bits & 0o077) !== 0 && mode === 'real')
    throw new SecretsError(
      `${path} dapat dibaca pengguna lain: chmod 600. / is readable by others: chmod 600.`,
    );
}

/** A key of its own for one purpose, from the index key (HKDF-SHA-256). */
export function purposeKey(secrets: Secrets, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secrets.indexKey, '', `semesta:${purpose}`, 32));
}
