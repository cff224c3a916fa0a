import type { Text } from '#platform/web/text.ts';
import type { ListRowView } from './api/index.ts';

/** Where a row stands in the file; a text file has no sheets to name. */
export function rowPlace(t: Text, { row, sheet }: Pick<ListRowView, 'row' | 'sheet'>): string {
  return sheet.trim() === '' ? t('lists.row.at_line', { row }) : t('lists.row.at', { row, sheet });
}
