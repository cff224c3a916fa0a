import type { z } from 'zod';
import { type planInputSchema, plannerContract, type planSchema } from '#modules/coverage/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const plannerApi = apiOf({ planner: plannerContract });

export type Plan = z.infer<typeof planSchema>;
export type PlanInputShown = z.infer<typeof planInputSchema>;
