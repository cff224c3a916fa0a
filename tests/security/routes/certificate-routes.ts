import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const office: readonly Role[] = ['office_staff', 'office_supervisor'];
const readers: readonly Role[] = [...office, 'employer', 'government_office', 'auditor'];
const holders: readonly Role[] = [
  ...office,
  ...(['government_office', 'agent_office', 'agent', 'employer', 'group', 'worker'] as const),
];
const nobody = '01900000-0000-7000-8000-000000000000';
const nothing = () => ({});
const reason = 'Daftar upah yang diserahkan ternyata palsu';

/** Certificates of employers, and the cards of workers for whoever may know of them. */
export const certificateRoutes: Readonly<Record<string, RouteEntry>> = {
  'GET /certificates': { of: null, roles: [...office, 'auditor'], ask: nothing },
  'GET /certificates/{organisationId}': { of: 'employer', roles: readers, ask: nothing },
  'GET /certificates/{organisationId}/paper': { of: 'employer', roles: readers, ask: nothing },
  'POST /certificates/{organisationId}/issue': {
    of: 'employer',
    roles: office,
    changes: true,
    ask: () => ({ body: {} }),
  },
  'POST /certificates/{organisationId}/revocations': {
    of: 'employer',
    roles: office,
    changes: true,
    ask: () => ({ body: { reason } }),
  },
  'POST /certificates/{organisationId}/revocations/{revocationId}/decision': {
    of: 'employer',
    roles: ['office_supervisor'],
    changes: true,
    ask: () => ({ body: { revocationId: nobody, decision: 'decline' } }),
  },
  // Nobody here has paid, so nobody has a card to look at: that each look is written down is shown beside the acts.
  'GET /workers/{workerId}/membership-card': {
    of: 'worker',
    roles: holders,
    changes: true,
    ask: nothing,
  },
  'GET /workers/{workerId}/membership-card/paper': {
    of: 'worker',
    roles: holders,
    changes: true,
    ask: nothing,
  },
};

/** A certificate with an edition for each employer, as if each had paid. */
export const plantCertificates = `
  with employers as (
    select o.organisation_id, o.area_code, o.name, gen_random_uuid() as certificate_id, row_number() over (order by o.organisation_id) as n
    from registry.organisations o where o.kind in ('employer', 'government_office', 'village', 'bumdes', 'cooperative', 'lpd', 'school')
      and not exists (select from certificates.employer_certificates c where c.organisation_id = o.organisation_id)
  ), placed as (
    insert into certificates.entries (certificate_id, code, kind, holder_id, list_id, idx)
    select certificate_id, 'A' || lpad(n::text, 15, '0'), 'employer', organisation_id, 999, n from employers
  ), made as (
    insert into certificates.employer_certificates (certificate_id, organisation_id, number, registered_since)
    select certificate_id, organisation_id, 'SK-UJI-' || n, '2026-01-02' from employers
  )
  insert into certificates.employer_editions (certificate_id, edition, why, text, kid, issuer, issued_at, expires_on, name, npp, area_code, area_name, programmes, workers_reported, paid_through, template_version)
  select certificate_id, 1, 'first', 'SMS1:0', 'uji', 'http://localhost', now(), '2026-12-15', name, 'UJI0001', area_code, area_code, '{JKK}', 1, '2026-10', 1 from employers`;
