/** What a command was given. */
export interface CommandCall {
  readonly options: Readonly<Record<string, string | true | undefined>>;
  readonly positionals: readonly string[];
  readonly asJson: boolean;
}

export interface CommandResult {
  /** The one JSON document. */
  readonly output: unknown;
  /** What a person reads without --json. */
  readonly text?: string;
  readonly exitCode?: number;
  /** The command has written its lines to stdout itself, one by one: nothing is left to print. */
  readonly isPrinted?: true;
}

/** One command as data: its words, what it takes, what it does. */
export interface Command {
  /** E.g. `FILE` for a required word, `[CODE]` for one that may be left out. */
  readonly positionals: readonly string[];
  /** Option name to the name of its value; null for a flag. */
  readonly options: Readonly<Record<string, string | null>>;
  readonly summary: string;
  run(call: CommandCall): Promise<CommandResult>;
}

export type CommandTable = Readonly<Record<string, Command>>;
