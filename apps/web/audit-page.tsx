import { Page } from '#platform/web/page.tsx';

export function AuditPage() {
  return <Page title="x">…</Page>;
}
