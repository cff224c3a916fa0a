import { z } from 'zod';
import { idSchema, instantSchema, pageQuery, query } from '#platform/core/contract.ts';

export const auditEntrySchema = z.object({
  entryId: idSchema,
  recordedAt: instantSchema,
  actorName: z.string(),
  actorRole: z.string(),
  act: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  areaCode: z.string(),
  reason: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  workers: z.number().int(),
  sealed: z.boolean(),
});

export const auditContract = {
  list: query
    .route({
      method: 'GET',
      path: '/audit',
      summary: 'The journal, newest first (auditor; others see their own acts)',
    })
    .input(
      z.object({
        act: z.string().max(60).optional(),
        actor: z.string().max(100).optional(),
        from: z.string().max(30).optional(),
        ...pageQuery,
      }),
    )
    .output(z.object({ entries: z.array(auditEntrySchema), cursor: z.string().nullable() })),
  verify: query
    .route({
      method: 'GET',
      path: '/audit/verify',
      summary: 'Recompute the chain: intact, or the first broken entry',
    })
    .output(
      z.object({
        entries: z.number().int(),
        sealed: z.number().int(),
        ok: z.boolean(),
        head: z.string().nullable(),
        firstBroken: z
          .object({
            position: z.number().int().nullable(),
            entryId: z.string().nullable(),
            fault: z.string(),
          })
          .nullable(),
      }),
    ),
};
