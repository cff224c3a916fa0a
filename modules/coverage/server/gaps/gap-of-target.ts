import type { z } from 'zod';
import type { denominatorSchema, gapSchema } from '#modules/coverage/api/index.ts';
import {
  type Gap,
  gapOf,
  type Indicator,
  indicators,
  lastMonthOf,
  neededBy,
  type Target,
} from '#modules/coverage/core/index.ts';
import { numberInWords } from '#modules/coverage/server/published/index.ts';
import type { ShownTarget } from '#modules/coverage/server/targets/index.ts';
import { textOf } from '#platform/server/texts.ts';

export type ShownGap = z.infer<typeof gapSchema>;

/** What was counted for a target's indicator, as it may be shown. */
export interface Counted {
  readonly month: string;
  readonly now: number | null;
  readonly denominator: z.infer<typeof denominatorSchema> | null;
  /** The December before, where the way to this year's target begins. */
  readonly before: { readonly month: string; readonly protected: number | null } | null;
}

interface Given {
  readonly words: ShownTarget;
  readonly counted: Counted;
  readonly least: { readonly fullIdr: string };
  readonly language: 'id' | 'en';
}

/** One target with what is missing to it, in numbers and as a sentence. */
export function gapFrom(target: Target, { words, counted, least, language }: Given): ShownGap {
  const { month, now, denominator } = counted;
  const until = lastMonthOf(target);
  const needed = neededBy(target, denominator ? BigInt(denominator.value) : null);
  const known = { ...words, until, month, now, denominator, needed: numberOrNull(needed) };
  if (needed === null || now === null) {
    const unknown = needed === null ? 'no_denominator' : 'hidden';
    return {
      ...known,
      ...{
        unknown,
        missing: null,
        ahead: null,
        standing: null,
        expected: null,
        monthsLeft: 0,
        perMonth: null,
      },
      ...{ path: [], idrPerMonth: null, text: textOf(language, `targets.gap.${unknown}`) },
    };
  }
  const gap = gapOf({ needed, now: BigInt(now), month, begin: beginOf(target, counted), until });
  const idr = idrPerMonth(target, gap.missing, BigInt(least.fullIdr));
  return {
    ...known,
    unknown: null,
    missing: Number(gap.missing),
    ahead: Number(gap.ahead),
    standing: gap.standing,
    expected: numberOrNull(gap.expected),
    monthsLeft: gap.monthsLeft,
    perMonth: numberOrNull(gap.perMonth),
    path: gap.path.map((one) => ({ month: one.month, needed: Number(one.needed) })),
    idrPerMonth: idr === null ? null : idr.toString(),
    text: sentence(target, { gap, idr, until, language }),
  };
}

/** The way to a target of this year begins in the December before; to a later one, where we stand. */
function beginOf({ period }: Target, { month, before }: Counted) {
  if (period.slice(0, 4) !== month.slice(0, 4) || !before || before.protected === null) return null;
  return { month: before.month, count: BigInt(before.protected) };
}

/** Rupiah a month for who is missing, as workers without a wage at the least; wage earners' employers pay by their wages. */
function idrPerMonth({ indicator, segment, unit }: Target, missing: bigint, leastIdr: bigint): bigint | null {
  const { only }: Indicator = indicators[indicator];
  const isOfWages = unit === 'employers' || only === 'PU' || segment === 'PU';
  return isOfWages ? null : missing * leastIdr;
}

interface Telling {
  readonly gap: Gap;
  readonly idr: bigint | null;
  readonly until: string;
  readonly language: 'id' | 'en';
}

function sentence(target: Target, { gap, idr, until, language }: Telling): string {
  const grouped = (value: bigint) => numberInWords(language, value.toString());
  const unit = textOf(language, `targets.unit.${target.unit === 'employers' ? 'employers' : 'workers'}`);
  const value = numberInWords(language, target.value);
  const goal = target.unit === 'percent' ? `${value}%` : `${value} ${unit}`;
  const facts = {
    goal,
    until: monthInWords(until, language),
    unit,
    missing: grouped(gap.missing),
    ahead: grouped(gap.ahead),
  };
  if (gap.missing === 0n) return textOf(language, 'targets.gap.reached', facts);
  const money = idr === null ? 'employers' : 'rupiah';
  return textOf(language, `targets.gap.${gap.standing === 'missed' ? 'missed' : 'missing'}.${money}`, {
    ...facts,
    idr: idr === null ? '' : grouped(idr),
    each: grouped(gap.perMonth ?? 0n),
  });
}

const wholeMonth = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
/** Made once: making one takes longer than all that it writes. */
const months = {
  id: new Intl.DateTimeFormat('id-ID', wholeMonth),
  en: new Intl.DateTimeFormat('en-GB', wholeMonth),
} as const;

function monthInWords(month: string, language: 'id' | 'en'): string {
  return months[language].format(new Date(`${month}-01T00:00:00Z`));
}

function numberOrNull(value: bigint | null): number | null {
  return value === null ? null : Number(value);
}
