/** Functions of certificates that see beyond their caller, each with the reason why it may. */
export const certificatesFunctions: Readonly<Record<string, string>> = {
  'certificates.refresh_standings':
    'called by the bills themselves: months and sums of employers, never people',
  'certificates.follow_bills': 'called by the bills themselves',
  'certificates.standings_of':
    'only for whoever checks employers, or of the caller’s own scope; never people',
  'certificates.signing_keys_now':
    'public halves of keys, and the sealed half that the application signs with: no people',
  'certificates.begin_signing_keys': 'the very first key alone',
  'certificates.rotate_signing_key': 'only whoever keeps the keys: administrators and supervisors',
  'certificates.revoke_signing_key': 'only whoever keeps the keys: administrators and supervisors',
  'certificates.may_state': 'yes or no about a holder: the office of its area, and background work',
  'certificates.may_claim':
    'yes or no about a holder: as may_state, and of a worker whom the caller may know',
  'certificates.open_status_list': 'called by those that give out places and build lists',
  'certificates.list_with_room': 'called by claim_entries: a list, never who is in it',
  'certificates.claim_entries': 'only for a holder whom may_claim allows; a random free place',
  'certificates.set_statuses': 'only a certificate whose holder may_state allows',
  'certificates.status_list_of': 'a signed list as it is published to everybody',
  'certificates.due_status_lists': 'the job worker’s: numbers of lists',
  'certificates.begin_build': 'the job worker’s: places and states, no holders',
  'certificates.keep_build': 'the job worker’s',
  'certificates.take_changed_employers': 'the job worker’s: ids of employers',
  'certificates.take_unfollowed': 'the job worker’s: ids of employers',
  'certificates.keep_unfollowed': 'the job worker’s',
  'certificates.state_holders': 'the job worker’s',
  'certificates.months_paid_through': 'the job worker’s: months',
  'certificates.queue_paid_through': 'the job worker’s',
  'certificates.move_mark': 'the job worker’s',
  'certificates.follow_cards': 'the job worker’s: answers a number',
  'certificates.answer_checks':
    'what a card or certificate shows of itself, to whoever holds its id or code: firms, and names masked',
  'certificates.count_checks': 'counts for the office and the auditor, never people',
  'certificates.let_go_checks': 'the job worker’s: answers a number',
  'certificates.find_employers':
    'only for whoever checks employers, by a number that he was told; never people',
  'certificates.keep_callback':
    'only whoever keeps accounts: where a desk’s system is told, adds or stops, reads none',
  'certificates.sees_employer': 'yes or no about an employer of the caller’s scope',
  'certificates.employers_to_certify':
    'only the office, employers of its area, and background work: never people',
  'certificates.begin_certificates': 'only a certificate whose holder may_state allows',
  'certificates.keep_editions': 'only a certificate whose holder may_state allows',
  'certificates.employer_view':
    'an employer of the caller’s scope; a proposal for the office alone; never people',
  'certificates.list_certificates': 'employers of the caller’s scope, never people',
  'certificates.employer_paper': 'an edition of an employer of the caller’s scope',
  'certificates.propose_revocation': 'only the office, an employer of its area',
  'certificates.decide_revocation':
    'only a supervisor of its area who did not propose it; the office may let it go',
  'certificates.card_to_sign': 'a worker whom the caller may know, or himself',
  'certificates.begin_card': 'only a worker whom may_claim allows',
  'certificates.keep_card_edition': 'only a worker whom may_claim allows',
  'certificates.card_words': 'the words of a paper, nobody’s facts',
};
