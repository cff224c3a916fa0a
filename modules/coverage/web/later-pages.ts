import { lazy } from 'react';

/** Pages that are fetched when one of them is opened: the first page of all comes through the same door. */
export const DenominatorsPage = lazy(async () => ({
  default: (await import('./denominators/index.ts')).DenominatorsPage,
}));

export const ForecastPage = lazy(async () => ({
  default: (await import('./forecast/index.ts')).ForecastPage,
}));

export const OpenDataPage = lazy(async () => ({
  default: (await import('./open-data/index.ts')).OpenDataPage,
}));

export const OrganisationCoveragePage = lazy(async () => ({
  default: (await import('./organisation/index.ts')).OrganisationCoveragePage,
}));

export const OwnOrganisationPage = lazy(async () => ({
  default: (await import('./organisation/index.ts')).OwnOrganisationPage,
}));

export const PlanPage = lazy(async () => ({
  default: (await import('./planner/index.ts')).PlanPage,
}));

export const PublishedPage = lazy(async () => ({
  default: (await import('./published/index.ts')).PublishedPage,
}));

export const TargetsPage = lazy(async () => ({
  default: (await import('./targets/index.ts')).TargetsPage,
}));
