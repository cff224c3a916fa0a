import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const office: readonly Role[] = ['office_staff', 'office_supervisor'];
const listers: readonly Role[] = [...office, 'auditor'];
const employers: readonly Role[] = ['employer', 'government_office'];
const filers: readonly Role[] = [...office, ...employers];
const readers: readonly Role[] = [...filers, 'auditor'];
const givers: readonly Role[] = ['government_office'];
const contractReaders: readonly Role[] = [...givers, ...office, 'auditor'];
const nothing = () => ({});
const contract = {
  ...{ number: 'K-1', title: 'Perbaikan jalan', kind: 'goods', valueIdr: '1000', npp: 'TIDAKADA1' },
  ...{ startsOn: '2026-12-01', endsOn: '2026-12-31' },
};

/** How employers comply, what they undertake, and contracts of government offices: no people. */
export const complianceRoutes: Readonly<Record<string, RouteEntry>> = {
  'GET /compliance': { of: null, roles: listers, ask: nothing },
  'GET /compliance/export/{form}': { of: null, roles: listers, ask: nothing },
  'GET /compliance/{organisationId}': { of: 'employer_standing', roles: readers, ask: nothing },
  'GET /compliance/{organisationId}/card': { of: 'employer_standing', roles: readers, ask: nothing },
  'POST /compliance/{organisationId}/stated-workers': {
    of: 'employer_standing',
    roles: office,
    changes: true,
    ask: () => ({ body: { source: 'oss', workers: 3, statedOn: '2026-01-02' } }),
  },
  'GET /compliance/{organisationId}/undertakings': { of: 'employer_standing', roles: readers, ask: nothing },
  'POST /compliance/{organisationId}/undertakings': {
    of: 'employer_standing',
    roles: filers,
    changes: true,
    ask: () => ({ body: { payThrough: '2026-01', terms: 'Membayar semuanya', dueOn: '2026-02-02' } }),
  },
  'GET /compliance/undertakings/waiting': { of: null, roles: readers, ask: nothing },
  'POST /compliance/undertakings/{undertakingId}/decision': {
    of: 'undertaking',
    roles: ['office_supervisor'],
    changes: true,
    ask: () => ({ body: { version: 1, decision: 'accepted' } }),
  },
  'POST /compliance/undertakings/{undertakingId}/withdrawal': {
    of: 'undertaking',
    roles: filers,
    changes: true,
    ask: () => ({ body: { version: 1 } }),
  },
  'GET /compliance/undertakings/{undertakingId}/letter': { of: 'undertaking', roles: readers, ask: nothing },
  'GET /contracts': { of: null, roles: contractReaders, ask: nothing },
  'GET /contracts/{contractId}': { of: 'contract', roles: contractReaders, ask: nothing },
  'POST /contracts': { of: null, roles: givers, changes: true, ask: () => ({ body: contract }) },
  'PUT /contracts/{contractId}': {
    of: 'contract',
    roles: givers,
    changes: true,
    ask: () => ({ body: { ...contract, version: 9 } }),
  },
  'POST /contracts/{contractId}/steps': {
    of: 'contract',
    roles: givers,
    changes: true,
    ask: () => ({ body: { version: 9, kind: 'cancel' } }),
  },
};

/** An accepted undertaking of one employer of each regency and of the hotel, and a contract of each government office. */
export const plantCompliance = `
  with promised as (
    insert into certificates.undertakings (undertaking_id, organisation_id, area_code, state, pay_through, owed_idr, terms, filed_on, due_on, maker_id, maker_key, maker_name,
      decided_on, decider_key, year, number)
    select gen_random_uuid(), o.organisation_id, o.area_code, 'accepted', '2026-01', 1, 'Membayar semuanya', '2026-02-02', '2026-03-02', gen_random_uuid(), 'a', 'Seorang',
      '2026-02-03', 'b', 2025, row_number() over ()
    from (select distinct on (left(area_code, 5), is_hotel) organisation_id, area_code
      from (select r.*, exists (select from accounts.accounts a where a.organisation_id = r.organisation_id and a.role = 'employer') as is_hotel
        from registry.organisations r where r.kind = 'employer') x order by left(area_code, 5), is_hotel, organisation_id) o)
  insert into certificates.contracts (contract_id, giver_id, area_code, number, title, kind, value_idr, organisation_id, npp, name, starts_on, ends_on, account_id, actor_name)
  select gen_random_uuid(), g.organisation_id, g.area_code, 'K-uji', 'Perbaikan jalan', 'goods', 1000, g.organisation_id, 'A1', 'PT Uji', '2026-02-02', '2026-03-02',
    gen_random_uuid(), 'Seorang'
  from registry.organisations g where g.kind = 'government_office'`;
