import { Page } from '#platform/web/page.tsx';

export function NewListPage() {
  return <Page title="NewList">…</Page>;
}
