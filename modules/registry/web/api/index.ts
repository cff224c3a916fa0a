import type { z } from 'zod';
import {
  areasContract,
  type listRowSchema,
  type listSchema,
  listsContract,
  type organisationSchema,
  organisationsContract,
  pinsContract,
  searchContract,
  type sheetMappingSchema,
  type workerLineSchema,
  type workerSchema,
  workersContract,
} from '#modules/registry/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const registryApi = apiOf({
  areas: areasContract,
  organisations: organisationsContract,
  workers: workersContract,
  lists: listsContract,
  search: searchContract,
  pins: pinsContract,
});

export type WorkerList = z.infer<typeof listSchema>;
export type ListRowView = z.infer<typeof listRowSchema>;
export type SheetMapping = z.infer<typeof sheetMappingSchema>;
export type WorkerLine = z.infer<typeof workerLineSchema>;
export type WorkerView = z.infer<typeof workerSchema>;
export type Organisation = z.infer<typeof organisationSchema>;
