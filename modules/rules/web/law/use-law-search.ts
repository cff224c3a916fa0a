import { useNavigate, useSearch } from '@tanstack/react-router';
import { addMonthsToDay, isDayText } from '#modules/rules/core/index.ts';
import { useVisitor } from '#platform/web/visitor.ts';

export const lawViews = ['berlaku', 'perubahan', 'belum-pasti', 'bandingkan'] as const;
export type LawView = (typeof lawViews)[number];

/** What the page shows, kept in its address so that it can be sent to someone. */
export interface LawSearch {
  readonly tampilan?: string | undefined;
  readonly tanggal?: string | undefined;
  readonly banding?: string | undefined;
  readonly kelompok?: string | undefined;
  readonly cari?: string | undefined;
  /** The id of the one value that is open. */
  readonly nilai?: string | undefined;
  /** `ya`: the comparison shows what is the same too. */
  readonly semua?: string | undefined;
}

/** Reads and changes what the page shows. What an address holds that is no day and no view counts as not given. */
export function useLawSearch() {
  const search: LawSearch = useSearch({ from: '/aturan' });
  const navigate = useNavigate();
  const { today } = useVisitor();
  const day = dayOr(search.tanggal, today);
  return {
    search,
    view: lawViews.find((view) => view === search.tampilan) ?? 'berlaku',
    today,
    day,
    /** The day compared with: a year before unless one is given. */
    compared: dayOr(search.banding, addMonthsToDay(day, -12)),
    group: search.kelompok ?? null,
    words: search.cari ?? '',
    opened: search.nilai ?? null,
    showsAll: search.semua === 'ya',
    change: (changed: LawSearch, replace = false) => {
      navigate({ to: '/aturan', search: { ...search, ...changed }, resetScroll: false, replace }).catch(
        reportError,
      );
    },
  };
}

function dayOr(text: string | undefined, fallback: string): string {
  return text !== undefined && isDayText(text) ? text : fallback;
}
