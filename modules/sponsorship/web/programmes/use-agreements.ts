import { useQuery } from '@tanstack/react-query';
import { programmesApi } from './programmes-api.ts';

/** The agreements that a programme may be drafted out of: those that hold and that the account keeps. */
export function useAgreements() {
  return useQuery({
    ...programmesApi.sponsors.agreements.queryOptions({}),
    select: ({ agreements }) => agreements.filter(({ mayKeep, state }) => mayKeep && state === 'active'),
  });
}
