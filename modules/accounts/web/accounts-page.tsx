import { Page } from '#platform/web/page.tsx';

export function AccountsPage() {
  return <Page title="x">…</Page>;
}
