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
};
