import { parseArguments, UsageError } from './arguments.ts';
import { commands } from './commands.ts';
import { finishRefused, finishUsage, printResult } from './output.ts';

/** The operator's way in: one command, one JSON document on stdout with --json, everything else on stderr. */
async function main(words: readonly string[]): Promise<number> {
  const asJson = words.includes('--json');
  try {
    const { command, options, positionals } = parseArguments(commands, words);
    const result = await command.run({ options, positionals, asJson });
    if (!result.isPrinted) printResult(result.output, asJson, result.text);
    return result.exitCode ?? 0;
  } catch (error) {
    return error instanceof UsageError ? finishUsage(error, commands, asJson) : finishRefused(error, asJson);
  }
}

/** A reader who leaves (`| head`) is no fault. */
process.stdout.on('error', (error) => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await main(process.argv.slice(2));
