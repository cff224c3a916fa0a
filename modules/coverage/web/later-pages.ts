import { lazy } from 'react';

/** Pages that are fetched when one of them is opened: the first page of all comes through the same door. */
export const DenominatorsPage = lazy(async () => ({
  default: (await import('./denominators-page.tsx')).DenominatorsPage,
}));

export const PublishedPage = lazy(async () => ({
  default: (await import('./published-page.tsx')).PublishedPage,
}));
