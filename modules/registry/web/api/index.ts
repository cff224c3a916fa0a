import type { z } from 'zod';
import {
  areasContract,
  type cardSchema,
  counterContract,
  lifeContract,
  type listRowSchema,
  type listSchema,
  listsContract,
  mergesContract,
  type organisationSchema,
  organisationsContract,
  ownContract,
  type ownSchema,
  pinsContract,
  type quoteSchema,
  type registeredSchema,
  type registrationRequestSchema,
  type requestLineSchema,
  type requestSchema,
  requestsContract,
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
  life: lifeContract,
  lists: listsContract,
  merges: mergesContract,
  counter: counterContract,
  own: ownContract,
  search: searchContract,
  pins: pinsContract,
  requests: requestsContract,
});

export type Quote = z.infer<typeof quoteSchema>;
export type Registered = z.infer<typeof registeredSchema>;
export type RegistrationRequestView = z.infer<typeof registrationRequestSchema>;
export type WorkerList = z.infer<typeof listSchema>;
export type ListRowView = z.infer<typeof listRowSchema>;
export type SheetMapping = z.infer<typeof sheetMappingSchema>;
export type WorkerLine = z.infer<typeof workerLineSchema>;
export type WorkerView = z.infer<typeof workerSchema>;
export type Organisation = z.infer<typeof organisationSchema>;
export type OwnView = z.infer<typeof ownSchema>;
export type WorkerCardView = z.infer<typeof cardSchema>;
export type RequestLine = z.infer<typeof requestLineSchema>;
export type RequestView = z.infer<typeof requestSchema>;
