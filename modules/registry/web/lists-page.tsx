import { Page } from '#platform/web/page.tsx';

export function ListsPage() {
  return <Page title="Lists">…</Page>;
}
