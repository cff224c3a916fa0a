import type { z } from 'zod';
import type {
  comparisonSchema,
  mergeRequestSchema,
  mergeSchema,
  unmergePreviewSchema,
} from '#modules/registry/api/index.ts';
import type { MergeChoices } from '#modules/registry/core/index.ts';

export type Comparison = z.infer<typeof comparisonSchema>;
export type UnmergePreview = z.infer<typeof unmergePreviewSchema>;
export type MergeRequestView = z.infer<typeof mergeRequestSchema>;
export type MergeView = z.infer<typeof mergeSchema>;
export type MovedMembership = Comparison['memberships'][number];
export type Choices = Partial<MergeChoices>;
