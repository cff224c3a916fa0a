import { readFile } from 'node:fs/promises';
import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import { type CheckQuestion, readCertificateCode, readTypedCode } from '#modules/certificates/core/index.ts';
import { lookForText, openChecker } from '#modules/certificates/server/index.ts';
import { withSystem } from './with-system.ts';

/** Checking a certificate or card from the command line. */
export const certificateCheckCommands = {
  'certificates verify': {
    positionals: ['[TEXT]'],
    options: { image: 'FILE.png' },
    summary:
      'periksa sertifikat atau kartu: teks atau gambar kode QR, atau kodenya / check a certificate or card by text, picture or code',
    run: verify,
  },
} as const satisfies CommandTable;

async function verify({ positionals, options }: CommandCall): Promise<CommandResult> {
  const [typed] = positionals;
  const { image } = options;
  if ((typed === undefined) === (typeof image !== 'string'))
    throw new UsageError('TEXT atau / or --image FILE.png', 'certificates verify');
  const question =
    typeof image === 'string' ? pictured(await readFile(image)) : questionOf((typed ?? '').trim());
  const output = await withSystem(({ services, settings }) => {
    const baseUrl = process.env.SEMESTA_URL ?? `http://localhost:${settings.port}`;
    return openChecker({ ...services, baseUrl }).check(question, 'id');
  });
  return { output };
}

/** A picture without our code is a text without content: NOT_VALID, `certificate.unreadable`. */
function pictured(file: Uint8Array): CheckQuestion {
  return { how: 'text', text: lookForText(file) ?? '' };
}

/** What is neither a text of ours nor a code has an outcome too; only a NIK is refused. */
function questionOf(typed: string): CheckQuestion {
  const isCode = readCertificateCode(typed) !== null || /^[\d\s.-]{16,}$/.test(typed);
  return isCode ? readTypedCode(typed) : { how: 'text', text: typed };
}
