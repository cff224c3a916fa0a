import type { Command, CommandCall, CommandTable } from './command.ts';

/** The words do not make a command: exit 2 and show the usage. */
export class UsageError extends Error {
  readonly commandName: string | null;

  constructor(message: string, commandName: string | null = null) {
    super(message);
    this.commandName = commandName;
  }
}

const everywhere: Readonly<Record<string, string | null>> = { json: null, as: 'EMAIL', help: null };

/** Finds the command (one to three words) and reads its options; unknown ones are refused by name. */
export function parseArguments(
  commands: CommandTable,
  words: readonly string[],
): { command: Command; name: string } & Omit<CommandCall, 'asJson'> {
  const { options, positionals } = splitWords(words, commands);
  const [name, rest] = commandOf(commands, positionals);
  const command = commands[name];
  if (!command || options.help)
    throw new UsageError(
      options.help ? '' : 'perintah tidak dikenal / unknown command',
      command ? name : null,
    );
  for (const option of Object.keys(options))
    if (!(option in command.options) && !(option in everywhere)) throw new UsageError(`--${option}?`, name);
  const required = command.positionals.filter((one) => !one.startsWith('['));
  if (rest.length < required.length || rest.length > command.positionals.length)
    throw new UsageError(`perlu / needs: ${command.positionals.join(' ')}`, name);
  return { command, name, options, positionals: rest };
}

function commandOf(commands: CommandTable, words: readonly string[]): [string, readonly string[]] {
  for (const length of [3, 2]) {
    const name = words.slice(0, length).join(' ');
    if (words.length >= length && name in commands) return [name, words.slice(length)];
  }
  return [words[0] ?? '', words.slice(1)];
}

function splitWords(words: readonly string[], commands: CommandTable) {
  const flags = new Set(
    Object.entries(everywhere)
      .filter(([, value]) => value === null)
      .map(([name]) => name),
  );
  for (const command of Object.values(commands))
    for (const [name, value] of Object.entries(command.options)) if (value === null) flags.add(name);
  const options: Record<string, string | true> = {};
  const positionals: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (!word.startsWith('--')) {
      positionals.push(word);
      continue;
    }
    const [name = '', inline] = word.slice(2).split(/=(.*)/s);
    if (flags.has(name)) options[name] = true;
    else {
      const value = inline ?? words[++index];
      if (value === undefined || (inline === undefined && value.startsWith('--')))
        throw new UsageError(`--${name} perlu nilai / needs a value`);
      options[name] = value;
    }
  }
  return { options, positionals };
}
