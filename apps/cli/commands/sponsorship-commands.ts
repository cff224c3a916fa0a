import type { CommandTable } from '#apps/cli/command.ts';

/** Commands about contributions that another pays. */
export const sponsorshipCommands = {} as const satisfies CommandTable;
