import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  type candidateListSchema,
  type candidateSchema,
  candidatesContract,
} from '#modules/sponsorship/api/index.ts';
import type { CandidateOutcome } from '#modules/sponsorship/core/index.ts';
import { apiOf } from '#platform/web/api-client.ts';
import type { Tone } from '#platform/web/page.tsx';
import { type Language, useLanguage } from '#platform/web/text.ts';

export const candidatesApi = apiOf({ candidates: candidatesContract }).candidates;

export type CandidateList = z.infer<typeof candidateListSchema>;
export type Candidate = z.infer<typeof candidateSchema>;

export const outcomeTones = {
  ready: 'good',
  warning: 'warn',
  fix: 'bad',
  rejected: 'bad',
} as const satisfies Record<CandidateOutcome, Tone>;

export const listTones = {
  draft: 'warn',
  proposed: 'calm',
  verified: 'calm',
  approved: 'calm',
  billed: 'warn',
  paid: 'good',
  withdrawn: 'plain',
} as const satisfies Record<CandidateList['state'], Tone>;

/** A list is asked for anew, with its people, its choices, and the boards that count it. */
async function refresh(queries: QueryClient): Promise<void> {
  await queries.invalidateQueries();
}

/** An act on a list; after it everything about lists is asked for anew. */
export function useListAct<Asked, Answer>(
  act: (asked: Asked) => Promise<Answer>,
  onDone?: (answer: Answer) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (answer) => {
      await refresh(queries);
      onDone?.(answer);
    },
  });
}

/** The name of a category in the language in use; its code where the programme does not name it any more. */
export function useCategoryName(list: CandidateList): (code: string) => string {
  const language: Language = useLanguage();
  const { categories } = list.programme;
  return (code) => {
    const found = categories.find((category) => category.code === code);
    if (!found) return code;
    return language === 'id' ? found.nameId : found.nameEn;
  };
}
