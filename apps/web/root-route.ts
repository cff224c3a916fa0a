import { createRootRoute } from '@tanstack/react-router';
import { Shell } from './shell.tsx';
import { completeTexts } from './texts.ts';

export const root = createRootRoute({
  component: Shell,
  // The first page has its texts already.
  beforeLoad: ({ location }) => (location.pathname === '/' ? undefined : completeTexts()),
});
