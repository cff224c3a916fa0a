import { Page } from '#platform/web/page.tsx';

export function WorkersPage() {
  return <Page title="Workers">…</Page>;
}
