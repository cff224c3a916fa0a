import { z } from 'zod';
import { indicatorIds, rankingLevels } from '#modules/coverage/core/index.ts';

/** What the address of the first page may ask for. */
export const coverageSearch = z.object({
  wilayah: z.string().optional().catch(undefined),
  bulan: z.string().optional().catch(undefined),
  tampilan: z.enum(['residence', 'work']).optional().catch(undefined),
  ukuran: z.enum(indicatorIds).optional().catch(undefined),
  segmen: z.enum(['PU', 'BPU']).optional().catch(undefined),
  cabang: z.string().optional().catch(undefined),
  tingkat: z.enum(rankingLevels).optional().catch(undefined),
  urutan: z.enum(['worst']).optional().catch(undefined),
});
