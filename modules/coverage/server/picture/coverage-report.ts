import { indicatorIds, refuse } from '#modules/coverage/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { countedReport } from './counted-report.ts';
import { type CoverageAsked, showCoverage } from './show-coverage.ts';

/**
 * Coverage of an area as an operator reads it (CONTRACT 2): by segment the numerator, the denominator and its
 * definition, source and date; the same for the areas directly below. COUNTED is of a year, by village.
 *
 * @throws Refusal `coverage.indicator_unknown` and those of `showCoverage`
 */
export async function coverageReport(
  services: Services,
  caller: Caller | null,
  {
    indicator = 'PROTECTED',
    ...asked
  }: Omit<CoverageAsked, 'indicator'> & { readonly indicator?: string | undefined },
  language: 'id' | 'en',
) {
  if (indicator === 'COUNTED') return countedReport(services, caller, asked, language);
  const known = indicatorIds.find((id) => id === indicator);
  if (!known)
    throw refuse('coverage.indicator_unknown', { indicator, known: [...indicatorIds, 'COUNTED'].join(', ') });
  const shown = await showCoverage(services, caller, { ...asked, indicator: known }, language);
  return {
    area: shown.area,
    month: shown.month,
    view: shown.view,
    indicator: shown.indicator,
    onDay: shown.onDay,
    monthIsOpen: shown.monthIsOpen,
    asOf: shown.asOf,
    demonstration: shown.demonstration,
    segments: shown.segments.map(lineOf),
    notKnown: shown.notKnown,
    children: shown.children.map((child) => ({ area: child.area, segments: child.segments.map(lineOf) })),
  };
}

function lineOf({
  segment,
  protected: numerator,
  denominator,
  percent,
}: Awaited<ReturnType<typeof showCoverage>>['segments'][number]) {
  return {
    segment,
    numerator,
    denominator: denominator?.value ?? null,
    percent,
    definition: denominator?.definition ?? null,
    source: denominator?.source ?? null,
    date: denominator?.asOf ?? null,
    certainty: denominator?.certainty ?? null,
    synthetic: denominator?.synthetic ?? null,
  };
}
