import type { z } from 'zod';
import {
  boardContract,
  type boardProgrammeSchema,
  type boardVillageSchema,
} from '#modules/sponsorship/api/index.ts';
import type { VillageStage } from '#modules/sponsorship/core/index.ts';
import { apiOf } from '#platform/web/api-client.ts';
import type { Tone } from '#platform/web/page.tsx';

export const boardApi = apiOf({ board: boardContract }).board;

export type BoardVillage = z.infer<typeof boardVillageSchema>;
export type BoardProgramme = z.infer<typeof boardProgrammeSchema>;
export type Board = Awaited<ReturnType<typeof boardApi.show.call>>;

export const stageTones = {
  none: 'plain',
  draft: 'plain',
  proposed: 'calm',
  verified: 'calm',
  approved: 'calm',
  billed: 'warn',
  paid: 'good',
} as const satisfies Record<VillageStage, Tone>;
