import { SettingsError } from '#apps/server/settings.ts';
import { Refusal } from '#platform/core/errors.ts';
import { EmbeddedDatabaseError } from '#platform/server/db/embedded/index.ts';
import { detailsInWords } from '#platform/server/details-in-words.ts';
import { SecretsError } from '#platform/server/secrets/secrets.ts';
import { textOf } from '#platform/server/texts.ts';
import type { UsageError } from './arguments.ts';
import type { CommandTable } from './command.ts';

/** Money leaves as text: a bigint is never a JSON number. */
function asJsonText(value: unknown): string {
  return JSON.stringify(value, (_key, member) => (typeof member === 'bigint' ? member.toString() : member));
}

export function printResult(output: unknown, asJson: boolean, text?: string): void {
  if (asJson) process.stdout.write(`${asJsonText(output)}\n`);
  else process.stdout.write(`${text ?? JSON.stringify(JSON.parse(asJsonText(output)), null, 2)}\n`);
}

/** Exit 1: an expected refusal with its code, or a fault with what can be said of it. */
export function finishRefused(error: unknown, asJson: boolean): number {
  const body = bodyOf(error);
  if (asJson) process.stdout.write(`${asJsonText({ error: body })}\n`);
  process.stderr.write(`${body.code}${fieldIn(body.details)}: ${body.message}\n`);
  if (process.env.SEMESTA_TRACE && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return 1;
}

/** Which field or option the refusal is about. */
function fieldIn(details: object): string {
  return 'field' in details && typeof details.field === 'string' ? ` (${details.field})` : '';
}

function bodyOf(error: unknown) {
  if (error instanceof Refusal)
    return {
      code: error.code,
      message: `${refusalText(error, 'id')} / ${refusalText(error, 'en')}`,
      details: error.details,
    };
  if (error instanceof SecretsError) return { code: 'secrets.refused', message: error.message, details: {} };
  if (error instanceof SettingsError)
    return { code: 'settings.invalid', message: error.message, details: {} };
  if (error instanceof EmbeddedDatabaseError)
    return { code: error.code, message: error.message, details: {} };
  if (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'EACCES')
  )
    return {
      code: 'file.not_readable',
      message: `Berkas tidak dapat dibaca / cannot be read: ${'path' in error ? error.path : ''}`,
      details: {},
    };
  return {
    code: 'command.failed',
    message: error instanceof Error ? error.message : String(error),
    details: {},
  };
}

/** Days, months and amounts as people write them; the details keep the form that programs read. */
function refusalText({ code, details }: Refusal, language: 'id' | 'en'): string {
  return textOf(language, `error.${code}`, detailsInWords(details, language));
}

/** Exit 2: what was typed, and what can be; with --json the one document on stdout says the same. */
export function finishUsage(error: UsageError, commands: CommandTable, asJson: boolean): number {
  if (asJson && error.message)
    process.stdout.write(
      `${asJsonText({ error: { code: 'usage', message: error.message, details: { command: error.commandName } } })}\n`,
    );
  if (error.message) process.stderr.write(`${error.message}\n\n`);
  const names = error.commandName ? [error.commandName] : Object.keys(commands);
  process.stderr.write('bin/semesta PERINTAH [--json] [--as EMAIL]\n');
  for (const name of names) {
    const command = commands[name];
    if (!command) continue;
    const options = Object.entries(command.options).map(
      ([option, value]) => `[--${option}${value ? ` ${value}` : ''}]`,
    );
    process.stderr.write(
      `  ${[name, ...command.positionals, ...options].join(' ')}\n      ${command.summary}\n`,
    );
  }
  return error.message === '' ? 0 : 2;
}
