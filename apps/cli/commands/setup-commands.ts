import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { setUpFirstAdministrator } from '#modules/accounts/server/index.ts';
import { setCallback, stopCallback } from '#modules/certificates/server/index.ts';
import { setUpBank, stopBank } from '#modules/contributions/server/index.ts';
import { SecretsError, writeSecrets } from '#platform/server/secrets/secrets.ts';
import { progress, withSystem } from './with-system.ts';

/** Setting a real system up: its keys, its first administrator. */
export const setupCommands = {
  setup: {
    positionals: [],
    options: { admin: 'EMAIL', another: null, 'make-secrets': 'FILE' },
    summary:
      'buat kunci, atau tautan sekali pakai bagi administrator pertama / make the keys, or a one-time link for the first administrator',
    run: setUp,
  },
  'setup bank': {
    positionals: [],
    options: { partner: 'ID', 'company-code': 'CODE', 'public-key': 'FILE.pem', stop: null, resume: null },
    summary:
      'izinkan sebuah bank memanggil lewat SNAP BI; rahasia bersamanya ditampilkan satu kali; --stop menghentikannya, --resume mengizinkannya lagi / let a bank call over SNAP BI; the shared secret is shown once; --stop, --resume',
    run: setUpOneBank,
  },
  'setup callback': {
    positionals: [],
    options: { desk: 'AREA', url: 'https://…', stop: null },
    summary:
      'beri tahu sistem sebuah loket izin bila status pemberi kerja berubah; rahasia tanda tangannya ditampilkan satu kali; --stop menghentikannya / tell the system of a permit desk of changes; the signing secret is shown once; --stop',
    run: setUpCallback,
  },
} as const satisfies CommandTable;

async function setUp({ options }: CommandCall): Promise<CommandResult> {
  const secretsFile = options['make-secrets'];
  if (typeof secretsFile === 'string') {
    const path = resolve(secretsFile);
    if (!(await writeSecrets(path)))
      throw new SecretsError(
        `${path} sudah ada dan dibiarkan. / stands there already and was left as it is.`,
      );
    return {
      output: { secrets: path },
      text: `Kunci ada di ${path} (mode 0600). Simpan salinannya di tempat lain: tanpa kunci, NIK tidak terbaca.\nThe keys are in ${path}. Keep a copy elsewhere: without them no NIK can be read.`,
    };
  }
  const { admin: email, another } = options;
  if (typeof email !== 'string') throw new UsageError('--admin EMAIL', 'setup');
  const output = await withSystem(async (system) => {
    const baseUrl = process.env.SEMESTA_URL ?? `http://localhost:${system.settings.port}`;
    const services = { ...system.services, authPool: system.database.auth, baseUrl };
    return setUpFirstAdministrator(services, { email, isAnother: another === true });
  });
  if (!process.env.SEMESTA_URL)
    progress(
      'Tautan ini hanya terbuka di mesin ini; untuk mesin lain isi SEMESTA_URL=https://… dan ulangi. / The link opens on this machine only; for others set SEMESTA_URL=https://… and run it again.',
    );
  return { output, text: `${output.link}\nSekali pakai, sampai ${output.expiresAt} / one-time, until then.` };
}

async function setUpOneBank({ options }: CommandCall): Promise<CommandResult> {
  const { partner: partnerId, 'company-code': companyCode, 'public-key': keyFile } = options;
  if (typeof partnerId !== 'string') throw new UsageError('--partner ID', 'setup bank');
  if (options.stop === true || options.resume === true) return stopOneBank(partnerId, options.stop === true);
  if (typeof companyCode !== 'string') throw new UsageError('--company-code CODE', 'setup bank');
  if (typeof keyFile !== 'string') throw new UsageError('--public-key FILE.pem', 'setup bank');
  const publicKey = await readFile(resolve(keyFile), 'utf8').catch(() => {
    throw new UsageError(`--public-key: ${keyFile} tidak terbaca / cannot be read`, 'setup bank');
  });
  const { secret } = await withSystem(({ services }) =>
    setUpBank(services, { partnerId, companyCode, publicKey }),
  );
  return {
    output: { partnerId, companyCode, secret },
    text: `${secret}\nRahasia bersama bank ${partnerId}, hanya ditampilkan sekarang: serahkan lewat jalur yang aman. / The secret shared with the bank, shown now only: hand it over by a safe way.`,
  };
}

async function stopOneBank(partnerId: string, isStopped: boolean): Promise<CommandResult> {
  await withSystem(({ services }) => stopBank(services, { partnerId, isStopped }));
  return {
    output: { partnerId, stopped: isStopped },
    text: isStopped
      ? `Bank ${partnerId} dihentikan: pesannya ditolak mulai sekarang. / The bank is stopped: its messages are refused from now on.`
      : `Bank ${partnerId} diizinkan lagi. / The bank may call again.`,
  };
}

async function setUpCallback({ options }: CommandCall): Promise<CommandResult> {
  const { desk: deskArea, url, stop } = options;
  if (typeof deskArea !== 'string') throw new UsageError('--desk AREA', 'setup callback');
  if (stop === true) {
    await withSystem(({ services }) => stopCallback(services, deskArea));
    return {
      output: { desk: deskArea, stopped: true },
      text: `Pemberitahuan ke loket ${deskArea} dihentikan. / The desk's system is told no more.`,
    };
  }
  if (typeof url !== 'string') throw new UsageError('--url https://…', 'setup callback');
  const { secret } = await withSystem(({ services }) => setCallback(services, { deskArea, url }));
  return {
    output: { desk: deskArea, url, secret },
    text: `${secret}\nRahasia tanda tangan pemberitahuan ke loket ${deskArea}, hanya ditampilkan sekarang: serahkan lewat jalur yang aman. / What signs the messages to the desk, shown now only: hand it over by a safe way.`,
  };
}
