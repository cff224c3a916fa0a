import type { IndicatorId } from '#modules/coverage/core/index.ts';
import type { Coverage, Segment } from '#modules/coverage/web/api/index.ts';
import { useCoverageSearch, type View } from './use-coverage-search.ts';

/** Where and whom the lists beside the map are asked for: as the page shows it. */
export interface AskedPlace {
  readonly area: string;
  readonly branch?: string;
  readonly view: View;
  readonly segment: Segment;
}

export interface AskedMonth extends AskedPlace {
  readonly month: string;
  readonly indicator: IndicatorId;
}

export function useAskedPlace({ area, view }: Coverage): AskedPlace {
  const { branch, segment } = useCoverageSearch();
  // A branch is a place of work, whatever the map shows.
  return branch ? { area: area.code, view: 'work', segment, branch } : { area: area.code, view, segment };
}

export function useAskedMonth(coverage: Coverage): AskedMonth {
  return { ...useAskedPlace(coverage), month: coverage.month, indicator: coverage.indicator.id };
}
