import { Page } from '#platform/web/page.tsx';

export function WorkerPage() {
  return <Page title="Worker">…</Page>;
}
