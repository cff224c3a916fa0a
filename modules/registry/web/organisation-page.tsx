import { Page } from '#platform/web/page.tsx';

export function OrganisationPage() {
  return <Page title="Organisation">…</Page>;
}
