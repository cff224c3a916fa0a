import type { Transaction } from '#platform/server/db/index.ts';

/** How an area and its villages stand today, each worker once. */
export interface AreaCoverage {
  readonly protected: number;
  readonly paid: number;
  /** The latest month whose contributions are all due. */
  readonly paidMonth: string;
  readonly denominator: {
    readonly value: number;
    readonly definition: string;
    readonly source: string;
    readonly asOf: string;
    readonly synthetic: boolean;
  } | null;
  /** Of the area's workforce, one decimal as text; null without a workforce figure. */
  readonly percentOf: (workers: number) => string | null;
  /** Null: the village has no workforce figure. */
  readonly unprotectedOf: (village: string) => number | null;
}

/** Reads them under the caller's row context; the module of coverage is brought in by the application. */
export type ReadAreaCoverage = (
  transaction: Transaction,
  asked: { readonly area: string; readonly villages: readonly string[]; readonly today: string },
) => Promise<AreaCoverage>;
