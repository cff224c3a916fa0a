import '#platform/web/styles/kit.css';
import '#platform/web/styles/index.css';
import { ORPCError } from '@orpc/client';
import { QueryClient } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { accountsApi } from './accounts-api.ts';
import { Application } from './application.tsx';
import { firstAnswers } from './first-answers.ts';
import { router } from './router.tsx';
import { startTexts } from './texts.ts';

const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: retryConnection, staleTime: 10_000, refetchOnWindowFocus: false },
  },
});

/** A refusal stays a refusal; only a connection or a server that failed is asked again, twice. */
function retryConnection(failures: number, error: unknown): boolean {
  return failures < 2 && !(error instanceof ORPCError && error.status < 500);
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

for (const [key, answer] of firstAnswers()) queries.setQueryData(key, answer);
// The page and who looks at it are asked for while the texts are still on their way.
queries.prefetchQuery(accountsApi.accounts.me.queryOptions()).catch(() => {});
const loaded = router.load().catch(() => {});
await startTexts();
// What the server has drawn stands until the page itself can take its place.
if (root.hasChildNodes()) await loaded;
createRoot(root).render(
  <StrictMode>
    <Application queries={queries} router={router} />
  </StrictMode>,
);
