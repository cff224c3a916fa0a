import { Page } from '#platform/web/page.tsx';

export function AreaPage() {
  return <Page title="Area">…</Page>;
}
