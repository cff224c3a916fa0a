/** Functions of coverage that see beyond their caller, each with the reason why it may. */
export const coverageFunctions: Readonly<Record<string, string>> = {
  'coverage.recount_employers': 'called by the bills themselves: months of employers, never people',
  'coverage.follow_bills': 'called by the bills themselves',
  'coverage.sponsored_ends': 'counts of sponsored workers of an area of the caller’s fact scope',
  'coverage.employer_gaps': 'counts of employers of an area of the caller’s fact scope',
  'coverage.organisation_months':
    'counts of members of an organisation: its own, or of who is in charge of workplaces there',
};
