import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sanctionsContract } from '#modules/certificates/api/index.ts';
import type { SanctionStage } from '#modules/certificates/core/index.ts';
import { apiOf } from '#platform/web/api-client.ts';
import type { Tone } from '#platform/web/page.tsx';

export const sanctionsApi = apiOf({ sanctions: sanctionsContract }).sanctions;

export type SanctionCase = Awaited<ReturnType<typeof sanctionsApi.cases.call>>['cases'][number];
export type SanctionDetail = Awaited<ReturnType<typeof sanctionsApi.show.call>>;
export type Candidate = Awaited<ReturnType<typeof sanctionsApi.candidates.call>>['candidates'][number];

/** How a stage is tinted; its words always stand beside. */
export const stageTones = {
  opened: 'plain',
  first_warning: 'calm',
  second_warning: 'warn',
  fine: 'warn',
  services: 'bad',
  closed: 'good',
} as const satisfies Record<SanctionStage, Tone>;

/** Does it, then looks at everything again. */
export function useDeed<Given>(deed: (given: Given) => Promise<unknown>, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: deed,
    onSuccess: async () => {
      await queries.invalidateQueries();
      onDone();
    },
  });
}
