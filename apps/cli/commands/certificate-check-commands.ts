import { readFile } from 'node:fs/promises';
import { UsageError } from '#apps/cli/arguments.ts';
import type { CommandCall, CommandResult, CommandTable } from '#apps/cli/command.ts';
import type { CheckAnswer } from '#modules/certificates/api/index.ts';
import {
  type CheckQuestion,
  readCertificateCode,
  readReason,
  readTypedCode,
  wordsOf,
} from '#modules/certificates/core/index.ts';
import { lookForText, openChecker } from '#modules/certificates/server/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { progress, withSystem } from './with-system.ts';

/** Checking a certificate or card from the command line. */
export const certificateCheckCommands = {
  'certificates verify': {
    positionals: ['[TEXT]'],
    options: { image: 'FILE.png|jpg' },
    summary:
      'periksa sertifikat atau kartu: teks atau gambar kode QR (PNG, JPEG), atau kodenya / check a certificate or card by text, picture (PNG, JPEG) or code',
    run: verify,
  },
} as const satisfies CommandTable;

const languages = ['id', 'en'] as const;

async function verify({ positionals, options }: CommandCall): Promise<CommandResult> {
  const [typed] = positionals;
  const { image } = options;
  if ((typed === undefined) === (typeof image !== 'string'))
    throw new UsageError('TEXT atau / or --image FILE.png|jpg', 'certificates verify');
  const question =
    typeof image === 'string' ? await pictured(await readFile(image)) : questionOf((typed ?? '').trim());
  const output = await withSystem(({ services, settings }) => {
    const baseUrl = process.env.SEMESTA_URL ?? `http://localhost:${settings.port}`;
    return openChecker({ ...services, baseUrl }).check(question, 'id');
  });
  return { output, text: inWords(output) };
}

/** A picture without our code is a text without content: NOT_VALID, `certificate.unreadable`; why, and what to do, is said beside it. */
async function pictured(file: Uint8Array): Promise<CheckQuestion> {
  const found = await lookForText(file);
  if (found.is === 'certificate') return { how: 'text', text: found.text };
  for (const language of languages)
    progress(
      `${textOf(language, `check.image.${found.is}`)}. ${textOf(language, `check.image.${found.is}.hint`)}`,
    );
  return { how: 'text', text: '' };
}

/** What is neither a text of ours nor a code has an outcome too; only a NIK is refused. */
function questionOf(typed: string): CheckQuestion {
  const isCode = readCertificateCode(typed) !== null || /^[\d\s.-]{16,}$/.test(typed);
  return isCode ? readTypedCode(typed) : { how: 'text', text: typed };
}

/** The outcome, whose it is, why, and what to do, in both languages. */
function inWords({ outcome, reason, employer, card }: CheckAnswer): string {
  const words = wordsOf(readReason(reason) ?? 'certificate.unreadable');
  const said = languages.flatMap((language) => [
    textOf(language, words.reason, words.fill),
    textOf(language, words.wayOut, words.fill),
  ]);
  const whose = [
    ...(employer ? [[employer.number, employer.name, `NPP ${employer.npp}`]] : []),
    ...(card ? [[card.name, `KPJ ${card.kpj}`]] : []),
  ].map((parts) => parts.join(' · '));
  const outcomes = languages
    .map((language) => textOf(language, `certificate.outcome.${outcome}`))
    .join(' / ');
  return [outcomes.toUpperCase(), ...whose, ...said].join('\n');
}
