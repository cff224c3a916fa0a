import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { answerCase, type Law, malformedAnswer, withSwitches } from '#modules/rules/core/index.ts';
import { answering, refuse, theLaw } from '#modules/rules/server/index.ts';
import { linesOf } from './text-lines.ts';

/** The law to compute by; a profile file sets some of its switches otherwise. */
export async function lawForCommand(profile: string | true | undefined): Promise<Law> {
  const law = answering(theLaw);
  if (typeof profile !== 'string') return law;
  const switches = parsed(await readFile(profile, 'utf8'));
  return answering(() => withSwitches(law, switches));
}

/** One answer a line, as JSON, in the order of the file (`-`: stdin). */
export async function* answerLines(law: Law, path: string): AsyncGenerator<string> {
  for await (const line of linesOf(textFrom(path))) yield JSON.stringify(answerLine(law, line));
}

/** The one case of a file (`-`: stdin). */
export async function readCase(path: string): Promise<unknown> {
  return parsed(path === '-' ? await text(process.stdin) : await readFile(path, 'utf8'));
}

function answerLine(law: Law, line: string | null) {
  const given = line === null ? undefined : parsedOr(line, undefined);
  return given === undefined ? malformedAnswer : answerCase(law, given);
}

function parsed(content: string): unknown {
  const given = parsedOr(content.replace(/^\uFEFF/, ''), undefined);
  if (given === undefined) throw refuse('case.malformed');
  return given;
}

function parsedOr(content: string, otherwise: undefined): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return otherwise;
  }
}

function textFrom(path: string): AsyncIterable<string> {
  return path === '-' ? process.stdin.setEncoding('utf8') : createReadStream(path, { encoding: 'utf8' });
}
