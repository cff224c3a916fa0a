import { Page } from '#platform/web/page.tsx';

export function NewOrganisationPage() {
  return <Page title="NewOrganisation">…</Page>;
}
