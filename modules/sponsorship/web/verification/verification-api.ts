import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  type checkedListSchema,
  type checkedRowSchema,
  type shownRows,
  verificationContract,
  type waitingListSchema,
} from '#modules/sponsorship/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const checkApi = apiOf({ verification: verificationContract }).verification;

export type CheckedList = z.infer<typeof checkedListSchema>;
export type CheckedRow = z.infer<typeof checkedRowSchema>;
export type WaitingList = z.infer<typeof waitingListSchema>;
export type ShownRows = (typeof shownRows)[number];

/** An act on a list: whatever the pages show of it is asked anew, done or refused. */
export function useListAct<Input, Output>(
  act: (input: Input) => Promise<Output>,
  onDone?: (output: Output) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (output) => {
      onDone?.(output);
      await queries.invalidateQueries();
    },
  });
}
