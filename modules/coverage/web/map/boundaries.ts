import { useQuery } from '@tanstack/react-query';
import { areasContract } from '#modules/registry/api/index.ts';
import { apiOf, type CallContext } from '#platform/web/api-client.ts';

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

/** That there are no outlines, under the key that the map looks for; outlines themselves are left for the browser to fetch. */
export async function askBoundaries(
  code: string,
  context: CallContext,
): Promise<readonly (readonly [key: readonly unknown[], answer: unknown])[]> {
  const input = { code };
  const answer = await areas.boundaries.call(input, { context });
  return answer.isComplete ? [] : [[areas.boundaries.queryKey({ input }), answer]];
}
