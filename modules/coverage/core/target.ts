import type { ShownSegment } from './cells.ts';
import { type IndicatorId, indicators, type Measure } from './indicators.ts';

/** What a target is a number of; percent of its indicator's denominator. */
export const targetUnits = ['percent', 'workers', 'employers'] as const;
export type TargetUnit = (typeof targetUnits)[number];

/** Whose target it is: never anybody else's below or beside. */
export type TargetScope =
  | { readonly kind: 'nation' }
  | { readonly kind: 'area'; readonly code: string }
  | { readonly kind: 'branch'; readonly code: string };

/** What someone set as a goal, as set. */
export interface Target {
  readonly id: string;
  readonly scope: TargetScope;
  /** A year (`2026`: by its December) or a month (`2026-06`). */
  readonly period: string;
  readonly segment: ShownSegment;
  readonly indicator: IndicatorId;
  readonly unit: TargetUnit;
  /** An exact decimal: `67.28`, `284621`. */
  readonly value: string;
  readonly source: string;
  /** Day it was set or published. */
  readonly asOf: string;
  readonly certainty: 'A' | 'B' | 'C';
  readonly note: { readonly id: string; readonly en: string } | null;
  readonly synthetic: boolean;
}

/** The month by which a target is to be reached. */
export function lastMonthOf({ period }: Pick<Target, 'period'>): string {
  return period.length === 4 ? `${period}-12` : period;
}

/** True when one was set for the area itself or for a branch, and not for an area above. */
export function isOwnTarget({ scope }: Pick<Target, 'scope'>, area: string): boolean {
  return scope.kind === 'area' && scope.code === area;
}

/** Ids of targets that say another value for the same scope, period, segment, indicator and unit. */
export function conflictsOf(target: Target, all: readonly Target[]): readonly string[] {
  return all
    .filter((other) => other.value !== target.value && other.id !== target.id && isOfTheSame(target, other))
    .map(({ id }) => id);
}

function isOfTheSame(one: Target, other: Target): boolean {
  return (
    one.period === other.period &&
    one.indicator === other.indicator &&
    one.segment === other.segment &&
    one.unit === other.unit &&
    one.scope.kind === other.scope.kind &&
    codeOf(one) === codeOf(other)
  );
}

function codeOf({ scope }: Target): string {
  return scope.kind === 'nation' ? '' : scope.code;
}

/** Indicators whose targets are of one thing, counted or divided in another way; the asked one among them. */
const families: readonly (readonly IndicatorId[])[] = [
  ['PROTECTED', 'PAID', 'COV-EMP', 'COV-UCJ', 'TARGET'],
  ['ACTIVE-PU', 'COV-PU'],
  ['ACTIVE-BPU', 'COV-PBPU'],
];

/** The indicators whose targets answer for the asked one, each counted by its own rule. */
export function relatedIndicators(id: IndicatorId): readonly IndicatorId[] {
  return families.find((family) => family.includes(id)) ?? [id];
}

const begun: readonly Measure[] = ['NEW', 'RETURNED', 'EMPLOYERS_NEW'];

/** True when a year's target is of all its months together: who is new is new once. */
export function addsUpOverYear(id: IndicatorId): boolean {
  return begun.includes(indicators[id].measure);
}
