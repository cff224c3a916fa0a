import { ruleKind } from '#modules/rules/core/facts/index.ts';
import type { Outcome, Reading } from '#modules/rules/core/law/index.ts';
import { bpuProtection } from './bpu-protection.ts';
import { type PaymentHistory, readPaymentHistory } from './payments.ts';
import type { ProtectionResult } from './protection-state.ts';
import { puProtection } from './pu-protection.ts';

/** The protection of a worker on a day (CONTRACT 4.2); what was paid after that day is left out. */
export function protection(reading: Reading, facts: PaymentHistory): Outcome<ProtectionResult> {
  return facts.segment === 'BPU' ? bpuProtection(reading, facts) : puProtection(reading, facts);
}

export const protectionKind = ruleKind('protection', readPaymentHistory, protection);
