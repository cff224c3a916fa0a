import { useQuery } from '@tanstack/react-query';
import { areasContract } from '#modules/registry/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

const { areas } = apiOf({ areas: { boundaries: areasContract.boundaries } });

export type Boundaries = Awaited<ReturnType<typeof areas.boundaries.call>>;

/** The outlines of the areas below one, where somebody has loaded them all; undefined while that is not known yet. */
export function useBoundaries(code: string): Boundaries | null | undefined {
  const query = useQuery({
    ...areas.boundaries.queryOptions({ input: { code } }),
    staleTime: 3_600_000,
    retry: false,
  });
  if (query.isPending) return undefined;
  return query.data?.isComplete ? query.data : null;
}
