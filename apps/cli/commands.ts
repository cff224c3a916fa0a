import { auditCommands } from './audit-commands.ts';
import type { CommandTable } from './command.ts';
import { approvalCommands } from './commands/approval-commands.ts';
import { areaCommands } from './commands/area-commands.ts';
import { billCommands } from './commands/bill-commands.ts';
import { candidateCommands } from './commands/candidate-commands.ts';
import { certificateCheckCommands } from './commands/certificate-check-commands.ts';
import { certificateCommands } from './commands/certificate-commands.ts';
import { certificateKeyCommands } from './commands/certificate-key-commands.ts';
import { countedCommands } from './commands/counted-commands.ts';
import { coverageCommands } from './commands/coverage-commands.ts';
import { coverageForecastCommand } from './commands/coverage-forecast-command.ts';
import { coverageMemberCommands } from './commands/coverage-member-commands.ts';
import { demoCommands } from './commands/demo-command.ts';
import { houseCommands } from './commands/house.ts';
import { ledgerCommands } from './commands/ledger-commands.ts';
import { listCommands } from './commands/list-commands.ts';
import { organisationCommands } from './commands/organisation-commands.ts';
import { paymentCommands } from './commands/payment-commands.ts';
import { permitCommands } from './commands/permit-commands.ts';
import { planCommands } from './commands/plan-commands.ts';
import { rulesCommands } from './commands/rules-commands.ts';
import { sanctionCommands } from './commands/sanction-commands.ts';
import { setupCommands } from './commands/setup-commands.ts';
import { simulationCommands } from './commands/simulation-commands.ts';
import { sponsorshipCommands } from './commands/sponsorship-commands.ts';
import { targetCommands } from './commands/target-commands.ts';

/** Every command of the CLI (CONTRACT 2). */
export const commands: CommandTable = {
  ...houseCommands,
  ...setupCommands,
  ...demoCommands,
  ...areaCommands,
  ...listCommands,
  ...organisationCommands,
  ...billCommands,
  ...simulationCommands,
  ...coverageCommands,
  ...planCommands,
  ...targetCommands,
  ...coverageForecastCommand,
  ...coverageMemberCommands,
  ...paymentCommands,
  ...ledgerCommands,
  ...sponsorshipCommands,
  ...approvalCommands,
  ...candidateCommands,
  ...countedCommands,
  ...certificateCommands,
  ...certificateKeyCommands,
  ...certificateCheckCommands,
  ...permitCommands,
  ...sanctionCommands,
  ...rulesCommands,
  ...auditCommands,
};
