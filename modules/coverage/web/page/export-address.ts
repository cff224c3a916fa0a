import type { exportFiles } from '#modules/coverage/core/index.ts';
import type { Coverage, Segment } from '#modules/coverage/web/api/index.ts';

/** The views that files are offered of, as the page shows them. */
export const exportedViews = ['coverage', 'ranking', 'breakdown', 'missing', 'ending'] as const;

interface Asked {
  readonly branch?: string | undefined;
  readonly segment: Segment;
  readonly level?: string | undefined;
  readonly order: string;
}

/** Where a file of a view is, asked for as the page shows it. */
export function exportAddress(
  file: (typeof exportFiles)[number],
  { branch, segment, level, order }: Asked,
  coverage: Coverage,
): string {
  const { month, view, area, indicator } = coverage;
  const asked = { area: area.code, view, segment, indicator: indicator.id, month };
  const query = new URLSearchParams(asked);
  if (branch) query.set('branch', branch);
  // The cover that ends is that of a month to come, not of the one shown.
  if (file.startsWith('ending')) query.delete('month');
  if (file.startsWith('ranking')) {
    if (level) query.set('level', level);
    query.set('order', order);
    query.set('limit', '1000');
  }
  return `/api/v1/coverage/exports/${file}?${query}`;
}
