import type { z } from 'zod';
import type { lifeWordsSchema } from '#modules/registry/api/index.ts';
import type { Life, LifeSetting } from '#modules/registry/core/index.ts';
import { isWithin } from '#platform/core/area-code.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import type { LoadedLife } from './load-life.ts';

/** An act as it is asked for. */
export type LifeWords = z.infer<typeof lifeWordsSchema>;

/** What is asked for of one act. */
export type WordsOf<Act extends LifeWords['act']> = Extract<LifeWords, { readonly act: Act }>;

/** What an act is decided in. `caller`: whose rights and areas count, that of the proposer where a second person agreed. */
export interface Situation {
  readonly transaction: Transaction;
  readonly caller: Pick<Caller, 'role' | 'areaCodes'>;
  readonly loaded: LoadedLife;
  readonly setting: LifeSetting;
}

/** What an act would make of the worker. */
export interface Decision {
  readonly after: Life;
  readonly effectiveOn: string;
  /** True where the worker would leave the caller's areas, or comes back into them. */
  readonly leavesArea?: boolean;
  readonly undoes?: string;
  /** New membership to the one it begins anew. */
  readonly restarts?: ReadonlyMap<string, string>;
}

/** True for a place beyond what the caller looks after. */
export function liesOutside(caller: Pick<Caller, 'areaCodes'>, areaCode: string): boolean {
  return !caller.areaCodes.some((own) => isWithin(areaCode, own));
}
