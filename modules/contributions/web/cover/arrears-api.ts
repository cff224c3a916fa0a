import type { z } from 'zod';
import {
  arrearsContract,
  type arrearsPersonSchema,
  billsContract,
  type letterSchema,
} from '#modules/contributions/api/index.ts';
import type { Role } from '#platform/core/roles.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const arrearsApi = apiOf({ arrears: arrearsContract }).arrears;
export const billsApi = apiOf({ bills: billsContract }).bills;

export type ArrearsPerson = z.infer<typeof arrearsPersonSchema>;
export type Letter = z.infer<typeof letterSchema>;
export type Ageing = Awaited<ReturnType<typeof arrearsApi.ageing.call>>;

/** Who works through the lists of people. */
export const peopleReaders: readonly Role[] = [
  'office_staff',
  'office_supervisor',
  'village',
  'agent_office',
  'agent',
  'group',
  'auditor',
];

/** Who sees what employers owe. */
export const ageingReaders: readonly Role[] = [
  'office_staff',
  'office_supervisor',
  'government_office',
  'employer',
  'auditor',
];

export const letterWriters: readonly Role[] = ['office_staff', 'office_supervisor'];

/** Where one letter, or several together, are fetched. */
export function letterAddress(letterIds: readonly string[]): string {
  return letterIds.length === 1
    ? `/api/v1/arrears/letters/${letterIds[0]}`
    : `/api/v1/arrears/letters-together/${letterIds.join(',')}`;
}
