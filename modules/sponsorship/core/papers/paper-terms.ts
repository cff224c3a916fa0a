import type { Role } from '#platform/core/roles.ts';

/** The forms a paper is printed in. */
export const paperForms = ['pdf', 'xlsx'] as const;

export type PaperForm = (typeof paperForms)[number];

/** What is printed of a list. */
export const listPapers = ['decree-annex', 'public-list', 'bill'] as const;

export type ListPaper = (typeof listPapers)[number];

/** Who prints names: whoever may see the people of a list; of which, the scope says. */
export const nameReaders: readonly Role[] = [
  'office_staff',
  'office_supervisor',
  'government',
  'village',
  'auditor',
];

/** Who prints money and counts: also the sponsor, of what it pays for. */
export const moneyReaders: readonly Role[] = [...nameReaders, 'sponsor'];
