import { Page } from '#platform/web/page.tsx';

export function AreasPage() {
  return <Page title="Areas">…</Page>;
}
