import { useNavigate, useSearch } from '@tanstack/react-router';
import {
  type IndicatorId,
  indicators,
  offeredSegments,
  type rankingLevels,
} from '#modules/coverage/core/index.ts';
import type { Segment } from '#modules/coverage/web/api/index.ts';
import { useVisitor } from '#platform/web/visitor.ts';

export type View = 'residence' | 'work';

/** What the coverage page shows, kept in its address so that it can be sent to someone. */
export interface CoverageSearch {
  readonly wilayah?: string | undefined;
  readonly bulan?: string | undefined;
  readonly tampilan?: View | undefined;
  readonly ukuran?: IndicatorId | undefined;
  /** Without one: all segments. */
  readonly segmen?: 'PU' | 'BPU' | undefined;
  /** A branch office: the lists beside the map show its regencies. */
  readonly cabang?: string | undefined;
  readonly tingkat?: (typeof rankingLevels)[number] | undefined;
  readonly urutan?: 'worst' | undefined;
}

/** The area of one's own for who has just one, else Bali. */
function homeOf(areas: readonly { readonly code: string }[]): string {
  const [only, ...others] = areas;
  return only && others.length === 0 ? only.code : '51';
}

/** Reads and changes what the coverage page shows. */
export function useCoverageSearch() {
  const search: CoverageSearch = useSearch({ from: '/' });
  const navigate = useNavigate();
  const { account } = useVisitor();
  const change = (changed: CoverageSearch) => {
    navigate({ to: '/', search: { ...search, ...changed }, resetScroll: false }).catch(reportError);
  };
  const indicator = search.ukuran ?? 'PROTECTED';
  // An address may name a segment that another indicator was told by.
  const segment: Segment =
    offeredSegments(indicators[indicator]).find((one) => one === search.segmen) ?? 'ALL';
  return {
    area: search.wilayah ?? homeOf(account?.areas ?? []),
    branch: search.cabang,
    month: search.bulan,
    view: search.tampilan ?? 'residence',
    indicator,
    segment,
    level: search.tingkat,
    order: search.urutan ?? 'best',
    /** The same view of another area. */
    at: (code: string): CoverageSearch => ({
      ...search,
      wilayah: code,
      cabang: undefined,
      tingkat: undefined,
    }),
    open: (code: string) => change({ wilayah: code, cabang: undefined, tingkat: undefined }),
    choose: change,
  } as const;
}
