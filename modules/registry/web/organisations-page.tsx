import { Page } from '#platform/web/page.tsx';

export function OrganisationsPage() {
  return <Page title="Organisations">…</Page>;
}
