import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { registryApi } from '#modules/registry/web/api/index.ts';
import type { Kept } from './recent.ts';

type Subject = Pick<Kept, 'kind' | 'subject'>;

const fresh = 5 * 60_000;

/** The names of people among the pins are a look that is kept: asked for only where they are shown. */
export function useNamedPins(isShown: boolean) {
  return useQuery({
    ...registryApi.pins.named.queryOptions({ input: {} }),
    staleTime: fresh,
    enabled: isShown,
  });
}

/** Whether something is pinned, and the way to pin it or let it go. */
export function usePins() {
  const queries = useQueryClient();
  const list = useQuery({ ...registryApi.pins.list.queryOptions({ input: {} }), staleTime: fresh });
  const keep = useMutation(
    registryApi.pins.keep.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: registryApi.pins.key() }),
    }),
  );
  const isPinned = ({ kind, subject }: Subject) =>
    list.data?.pins.some((pin) => pin.kind === kind && pin.subject === subject) ?? false;
  const toggle = ({ kind, subject }: Subject) => {
    if (list.data && !keep.isPending)
      keep.mutate({ pin: { kind, subject }, pinned: !isPinned({ kind, subject }) });
  };
  return { isPinned, toggle, error: keep.error, isPending: keep.isPending };
}

export type Pins = ReturnType<typeof usePins>;
