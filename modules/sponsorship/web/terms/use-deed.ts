import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

interface Begun {
  readonly lists: readonly { readonly listId: string }[];
}

/** Does it, looks at everything again, and goes to the list that was made where there is one. */
export function useDeed<Given>(deed: (given: Given) => Promise<Begun>, onDone: () => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: deed,
    onSuccess: async ({ lists }) => {
      await queries.invalidateQueries();
      onDone();
      const [first] = lists;
      if (first) await navigate({ to: '/bantuan/daftar/$listId', params: { listId: first.listId } });
    },
  });
}
