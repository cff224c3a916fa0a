import { Page } from '#platform/web/page.tsx';

export function ListPage() {
  return <Page title="List">…</Page>;
}
