import type { z } from 'zod';
import {
  type datedValueSchema,
  type explainedSchema,
  rulesContract,
  type switchSchema,
} from '#modules/rules/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const rulesApi = apiOf({ rules: rulesContract });

export type DatedValueView = z.infer<typeof datedValueSchema>;
export type SwitchView = z.infer<typeof switchSchema>;
export type Explained = z.infer<typeof explainedSchema>;
