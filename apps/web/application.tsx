import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type AnyRouter, RouterProvider } from '@tanstack/react-router';
import { theme, themeVariables } from '#platform/web/theme.ts';

interface Props {
  readonly queries: QueryClient;
  readonly router: AnyRouter;
}

/** All of the web, in a browser and where the server draws the first page. */
export function Application({ queries, router }: Props) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={themeVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
