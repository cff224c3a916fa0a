/** Functions of compliance, undertakings and contracts that see beyond their caller, each with the reason why it may. */
export const complianceFunctions: Readonly<Record<string, string>> = {
  'certificates.undertakings_of': 'whoever checks employers, or the caller’s scope; no people',
  'certificates.settle_undertakings': 'the job worker’s, and file_undertaking’s: answers a number',
  'certificates.note_undertakings': 'called by the undertakings themselves',
  'certificates.file_undertaking': 'only for an employer of the caller’s scope',
  'certificates.decide_undertaking':
    'only one of an employer of the caller’s scope; accepted or refused by the office alone',
  'certificates.books_begin': 'one day, the same for everybody',
  'certificates.state_workers': 'only an employer of the caller’s office: a count',
  'certificates.compliance_facts': 'only employers of the caller’s scope: counts and days, never people',
  'certificates.keep_contract': 'only a contract of the caller’s own government office',
  'certificates.check_for_contract': 'only of a contract that the caller sees',
  'certificates.take_contract_step': 'only a contract of the caller’s own government office',
};
