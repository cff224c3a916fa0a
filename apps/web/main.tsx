import '#platform/web/styles/kit.css';
import '#platform/web/styles/index.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { ORPCError } from '@orpc/client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { theme, themeVariables } from '#platform/web/theme.ts';
import { accountsApi } from './accounts-api.ts';
import { router } from './router.tsx';
import { startTexts } from './texts.ts';

const queryClient = new QueryClient({
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

// The page and who looks at it are asked for while the texts are still on their way.
queryClient.prefetchQuery(accountsApi.accounts.me.queryOptions()).catch(() => {});
router.load().catch(() => {});
await startTexts();
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={themeVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-right" autoClose={6000} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
