import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ForecastIndicatorId } from '#modules/coverage/core/index.ts';
import type { Segment } from '#modules/coverage/web/api/index.ts';
import { useVisitor } from '#platform/web/visitor.ts';

/** What the page of forecasts shows, kept in its address. */
interface ForecastSearch {
  readonly wilayah?: string | undefined;
  readonly ukuran?: ForecastIndicatorId | undefined;
  readonly segmen?: Segment | undefined;
}

/** Reads and changes what the page of forecasts shows; without an area, the one of one's own, else Bali. */
export function useForecastSearch() {
  const search: ForecastSearch = useSearch({ from: '/prakiraan' });
  const navigate = useNavigate();
  const { account } = useVisitor();
  const [only, ...others] = account?.areas ?? [];
  return {
    area: search.wilayah ?? (only && others.length === 0 ? only.code : '51'),
    indicator: search.ukuran ?? 'PAID',
    segment: search.segmen ?? 'ALL',
    /** The same forecast of another area. */
    at: (code: string): ForecastSearch => ({ ...search, wilayah: code }),
    choose: (changed: ForecastSearch) => {
      navigate({ to: '/prakiraan', search: { ...search, ...changed }, resetScroll: false }).catch(
        reportError,
      );
    },
  };
}
