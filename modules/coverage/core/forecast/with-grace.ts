import { type AreaHistory, at, type TermGroup } from './area-history.ts';

/** Whole months for which a term protects on after the last one paid. Source: rules, three unpaid months before INACTIVE. */
const graceMonths = 3;

/** Protected workers of an area by month; as AreaHistory, without who pays. */
export interface ProtectedCounts {
  readonly employer: readonly number[];
  readonly both: readonly number[];
  /** On their own account alone. */
  readonly own: readonly number[];
}

/**
 * The same history in protected workers: facts of protection do not say who pays, so of those on their own account as many
 * are taken for sponsored as were in any of the three months before and this one.
 */
export function withGrace(paid: AreaHistory, { employer, both, own }: ProtectedCounts): AreaHistory {
  const sponsored = own.map((workers, place) =>
    Math.min(
      Math.max(0, workers),
      Math.max(...Array.from({ length: graceMonths + 1 }, (_, back) => at(paid.sponsored, place - back))),
    ),
  );
  return {
    ...paid,
    ...{ employer, both, sponsored },
    self: own.map((workers, place) => workers - at(sponsored, place)),
    terms: paid.terms.map((term): TermGroup => ({ ...term, last: term.last + graceMonths })),
  };
}
