export { contactRoleOf, contactRoles } from './contact-role.ts';
export {
  type DemonstrationAccountName,
  demonstrationAccounts,
  demonstrationPassword,
} from './demonstration-accounts.ts';
export { accountErrors, refuse } from './errors.ts';
export {
  accountDelaySeconds,
  addressDelaySeconds,
  addressWindowSeconds,
  cardAskDelaySeconds,
  cardAskWindowSeconds,
  cardTryDelaySeconds,
  oneTimeCodeLimits,
} from './lockout.ts';
export { type PasswordAsk, passwordFault, shortestPassword } from './password-rules.ts';
export { demandsSecondFactor, missingScope, roleDemands } from './role-demands.ts';
export { absoluteLimitSeconds, idleLimitMinutes, isSessionLive } from './session-limits.ts';
