import type { CommandTable } from './command.ts';
import { houseCommands } from './commands/house.ts';

/** Every command of the CLI (CONTRACT 2). */
export const commands: CommandTable = { ...houseCommands };
