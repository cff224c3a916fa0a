import type { Certainty } from '#modules/rules/core/index.ts';

/** What is looked at to say how an employer complies, in the order of the page. */
export const compliancePoints = [
  'registered',
  'paid',
  'workers',
  'steady',
  'programmes',
  'wages',
  'sanctions',
  'certificate',
] as const;
export type CompliancePoint = (typeof compliancePoints)[number];

interface PointRule {
  /** How much it counts in the score: ours, no law gives it. */
  readonly weight: number;
  /** Law and article as rules cite it. */
  readonly law: string;
  readonly certainty: Certainty;
  /** The dated value of rules that says so; empty: the point is our own. */
  readonly valueId: string;
}

/** Weights and grounds of the points. The weights are ours (C): what is paid counts most, because a permit asks for that. */
export const pointRules = {
  registered: { weight: 1, law: 'PP 44/2015', certainty: 'B', valueId: 'deadline-employer-registration' },
  paid: { weight: 3, law: 'PP 44/2015', certainty: 'A', valueId: 'pu-due-day' },
  workers: { weight: 2, law: 'PP 44/2015', certainty: 'B', valueId: 'under-reporting-liability' },
  steady: { weight: 1, law: '', certainty: 'C', valueId: '' },
  programmes: { weight: 2, law: 'Perpres 109/2013', certainty: 'A', valueId: 'duty-pu-large' },
  wages: { weight: 1, law: '', certainty: 'C', valueId: 'lowest-usual-wage' },
  sanctions: { weight: 1, law: 'PP 86/2013', certainty: 'A', valueId: 'sanction-warnings' },
  certificate: { weight: 1, law: 'PP 44/2015', certainty: 'A', valueId: 'deadline-certificate' },
} as const satisfies Record<CompliancePoint, PointRule>;

/** A fall of the workers reported from the usual by as many hundredths is worth a look. Ours, C. */
export const unusualFallPercent = 25;

/** Other sources of how many workers there are. */
export const statedSources = ['oss', 'permit', 'inspection', 'labour_report'] as const;
export type StatedSource = (typeof statedSources)[number];
