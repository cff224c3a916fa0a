import { checkGrowth } from './check-growth.ts';
import { checkSame } from './check-same.ts';
import { checkScope } from './check-scope.ts';
import { checkShare } from './check-share.ts';
import { checkSum } from './check-sum.ts';
import type { PublishedFigure } from './figure.ts';

export const figureCheckNames = ['sum', 'growth', 'share', 'same', 'scope'] as const;

export type FigureCheckName = (typeof figureCheckNames)[number];

/** A check in words: `code` and `facts` make the sentence in each language. Facts are plain decimals, ids or names. */
export interface FigureCheck {
  readonly check: FigureCheckName;
  readonly outcome: 'pass' | 'fail' | 'unknown';
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
}

export type FigureRegister = ReadonlyMap<string, PublishedFigure>;

/** Figures by their ids. */
export function registerOf(figures: readonly PublishedFigure[]): FigureRegister {
  return new Map(figures.map((figure) => [figure.id, figure]));
}

/** Every check of a figure against the register; one that cannot be made says why. */
export function figureChecks(register: FigureRegister, figure: PublishedFigure): readonly FigureCheck[] {
  return [
    checkSum(register, figure),
    checkGrowth(register, figure),
    checkShare(register, figure),
    checkSame(register, figure),
    checkScope(register, figure),
  ].filter((made) => made !== null);
}
