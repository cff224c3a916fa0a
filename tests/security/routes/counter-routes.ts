import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const deciders: readonly Role[] = ['office_staff', 'office_supervisor', 'village'];
const registrars: readonly Role[] = [
  ...deciders,
  ...(['government_office', 'agent_office', 'agent', 'employer', 'group'] as const),
];

/** A person whom nobody registered. */
export function registrationForm(areaCode: string) {
  return {
    nik: '5171042104800007',
    name: 'I Wayan Sudarma',
    birthDate: '21-04-1980',
    areaCode,
    occupation: 'Petani',
  };
}

export const counterRoutes: Readonly<Record<string, RouteEntry>> = {
  'POST /registrations/look-up': {
    of: null,
    roles: registrars,
    people: true,
    ask: () => ({ body: { nik: '5171042104800007' } }),
  },
  'POST /registrations/alike': {
    of: null,
    roles: registrars,
    people: true,
    ask: () => ({ body: { name: 'Made Sari', bornOn: '1980-01-01' } }),
  },
  'POST /registrations/quote': {
    of: null,
    roles: 'all',
    open: true,
    ask: () => ({ body: { segment: 'BPU' } }),
  },
  'POST /registrations': {
    of: null,
    roles: registrars,
    changes: true,
    ask: () => ({ body: { form: registrationForm('51.71.04.2008'), segment: 'BPU' } }),
  },
  'POST /registration-requests': {
    of: null,
    roles: 'all',
    open: true,
    changes: true,
    ask: () => ({ body: { form: registrationForm('51.71.04.2008') } }),
  },
  'GET /registration-requests': {
    of: null,
    roles: [...deciders, 'auditor'],
    people: true,
    ask: () => ({}),
  },
  'GET /registration-requests/{requestId}': {
    of: 'registration',
    roles: [...deciders, 'auditor'],
    people: true,
    ask: () => ({}),
  },
  'POST /registration-requests/{requestId}/reject': {
    of: 'registration',
    roles: deciders,
    changes: true,
    ask: () => ({ body: { reason: 'Alasan yang cukup panjang' } }),
  },
};
