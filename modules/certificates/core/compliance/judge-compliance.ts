import type { EmployerStanding } from '#modules/certificates/core/standing/index.ts';
import { type CompliancePoint, compliancePoints, pointRules, unusualFallPercent } from './points.ts';

/** What the books know of an employer. Months `YYYY-MM`, days `YYYY-MM-DD`. */
export interface ComplianceFacts {
  readonly npp: string | null;
  readonly knownSince: string;
  /** Last day to register by the law of the day his duty began; null: that day is not known, or lies before the books begin. */
  readonly registerBy: string | null;
  readonly standing: EmployerStanding;
  /** The greatest number of workers that another source states; null: none does. */
  readonly workersStated: number | null;
  /** Workers of the latest months reported, oldest first. */
  readonly months: readonly { readonly month: string; readonly workers: number }[];
  /** Programmes his scale must have; null: his scale is not known. */
  readonly mustHave: readonly string[] | null;
  /** Programmes he was last billed for; null: never billed. */
  readonly held: readonly string[] | null;
  readonly lowWages: number;
  /** A sanction case is open. */
  readonly hasCase: boolean;
  readonly isBlocked: boolean;
  readonly certificate: 'none' | 'standing' | 'revoked';
}

/** Met, not met, or nothing to judge it by: then it counts neither for nor against. */
export type PointState = 'met' | 'not_met' | 'unknown';

export interface JudgedPoint {
  readonly point: CompliancePoint;
  readonly state: PointState;
  readonly weight: number;
  /** Which sentence says why: `compliance.figure.<point>.<said>`. */
  readonly said: string;
}

export interface Compliance {
  readonly points: readonly JudgedPoint[];
  /** Weights of the points met, of those that can be judged. */
  readonly met: number;
  readonly of: number;
  /** Programmes his scale must have and he is not billed for. */
  readonly missingProgrammes: readonly string[];
  /** Workers of the latest month against the usual of the months before; null: too few months. */
  readonly fallPercent: number | null;
}

/** How an employer complies: each point by itself, and their weights added up. Nothing else goes into the score. */
export function judgeCompliance(facts: ComplianceFacts): Compliance {
  const missingProgrammes = missing(facts);
  const fallPercent = fallOf(facts.months);
  const said = judge(facts, { missingProgrammes, fallPercent });
  const points = compliancePoints.map((point) => ({
    ...{ point, weight: pointRules[point].weight },
    ...said[point],
  }));
  const sum = (states: readonly PointState[]) =>
    points.reduce((total, { state, weight }) => total + (states.includes(state) ? weight : 0), 0);
  return { points, met: sum(['met']), of: sum(['met', 'not_met']), missingProgrammes, fallPercent };
}

type Said = Pick<JudgedPoint, 'state' | 'said'>;

const met = (said: string): Said => ({ state: 'met', said });
const notMet = (said: string): Said => ({ state: 'not_met', said });
const unknown = (said: string): Said => ({ state: 'unknown', said });

function judge(
  facts: ComplianceFacts,
  { missingProgrammes, fallPercent }: Pick<Compliance, 'missingProgrammes' | 'fallPercent'>,
): Record<CompliancePoint, Said> {
  const { standing, lowWages, months, held, mustHave } = facts;
  return {
    registered: registered(facts),
    paid: paid(standing),
    workers: workers(facts),
    steady:
      fallPercent === null
        ? unknown('few')
        : fallPercent >= unusualFallPercent
          ? notMet('fell')
          : met('steady'),
    programmes:
      mustHave === null
        ? unknown('no_scale')
        : held === null
          ? unknown('none')
          : missingProgrammes.length > 0
            ? notMet('missing')
            : met('all'),
    wages: months.length === 0 ? unknown('none') : lowWages > 0 ? notMet('low') : met('fine'),
    sanctions: facts.isBlocked ? notMet('blocked') : facts.hasCase ? notMet('case') : met('none'),
    certificate: certificate(facts),
  };
}

function registered({ npp, knownSince, registerBy }: ComplianceFacts): Said {
  if (npp === null) return notMet('no_npp');
  if (registerBy === null) return met('since');
  return knownSince <= registerBy ? met('in_time') : notMet('late');
}

function paid({ status, reason }: EmployerStanding): Said {
  if (status === 'VALID') return met('paid');
  return notMet(reason === 'employer.never_paid' ? 'never' : 'arrears');
}

function workers({ workersStated, standing, months }: ComplianceFacts): Said {
  if (workersStated === null) return unknown('unstated');
  if (months.length === 0) return notMet('none_reported');
  return standing.workersReported < workersStated ? notMet('fewer') : met('enough');
}

function certificate({ certificate: state, standing }: ComplianceFacts): Said {
  if (state === 'revoked') return notMet('revoked');
  if (state === 'none') return notMet('none');
  return standing.status === 'VALID' ? met('standing') : notMet('suspended');
}

function missing({ mustHave, held }: ComplianceFacts): string[] {
  if (mustHave === null || held === null) return [];
  // JKP has no contribution of its own: it stands with the others, so no bill shows it.
  return mustHave.filter((programme) => programme !== 'JKP' && !held.includes(programme));
}

/** By how many hundredths the latest month lies under the middle of those before; 0: not under it. */
function fallOf(months: ComplianceFacts['months']): number | null {
  const latest = months.at(-1)?.workers;
  const before = months
    .slice(0, -1)
    .map(({ workers: count }) => count)
    .toSorted((one, other) => one - other);
  const usual = before[Math.floor(before.length / 2)] ?? 0;
  if (latest === undefined || before.length < 2 || usual === 0) return null;
  return Math.max(0, Math.floor(((usual - latest) * 100) / usual));
}
