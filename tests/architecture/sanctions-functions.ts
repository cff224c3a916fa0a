/** Functions of the sanction ladder that see beyond their caller, each with the reason why it may. */
export const sanctionsFunctions: Readonly<Record<string, string>> = {
  'certificates.answer_sanction_case':
    'only a case of the caller’s own organisation, or of his office’s area',
  'certificates.blocks_of': 'whoever checks employers, or the caller’s scope; no people',
  'certificates.decide_sanction_step': 'only a supervisor, a case of his area, never the proposer',
  'certificates.lift_paid_sanctions':
    'the job worker’s, and the act that records a fine: only cases that are paid',
  'certificates.open_sanction_case': 'only the office, an employer of its area',
  'certificates.propose_sanction_step': 'only the office, a case of its area',
  'certificates.sanction_candidates': 'only the office, employers of its area: counts and money',
  'certificates.sanction_debts': 'bills of employers of the caller’s scope, never people',
  'certificates.sanction_numbers': 'numbers of letters, for who writes them',
  'certificates.sanction_parties': 'employers of the caller’s scope, never people',
  'certificates.sanctions_to_lift':
    'the job worker’s, and the act that records a fine: cases of the office’s area',
  'certificates.withdraw_sanction_step': 'only the office, a proposal of the caller’s own',
};
