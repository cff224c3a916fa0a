import { useMutation, useQueryClient } from '@tanstack/react-query';
import { filingsApi } from './filings-api.ts';

/** An act on a filing; afterwards everything shown of filings is asked for anew. */
export function useFilingAct<Asked, Answer>(
  perform: (asked: Asked) => Promise<Answer>,
  onDone?: (answer: Answer) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: perform,
    onSuccess: async (answer) => {
      await queries.invalidateQueries({ queryKey: filingsApi.filings.key() });
      onDone?.(answer);
    },
  });
}
