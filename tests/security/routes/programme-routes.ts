import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const regional: readonly Role[] = ['office_staff', 'office_supervisor', 'government'];
const keepers: readonly Role[] = [...regional, 'village'];
const readers: readonly Role[] = [...keepers, 'sponsor', 'auditor'];
const nobody = '01900000-0000-7000-8000-000000000000';
const reason = 'Alasan yang cukup panjang';
const nothing = () => ({});
const sponsor = { kind: 'firm', name: 'PT Uji', areaCode: '51.71', organisationId: null, contact: '' };
const agreement = {
  ...{ number: 'PKS 1', title: '', funding: 'CSR', legalBasis: '', areaCode: '51.71', documentId: null },
  ...{ signedOn: '2026-11-01', validFrom: '2026-11-01', validTo: '2027-12-31' },
};
const category = {
  ...{ areaCode: '51.71', nameId: 'Uji', nameEn: 'Test', decree: 'SK Uji', occupationGroups: [] },
  isActive: true,
};
const cost = { areaCode: '51.71', quotaPerVillage: 10, months: 1, startMonth: '2026-12', baseBracket: 1 };
const programme = { ...cost, agreementId: nobody, name: 'Program uji', withSavings: false };

/** Sponsors, agreements, budgets and programmes: kept by office, government and village, read by the sponsor too; no people. */
export const programmeRoutes: Readonly<Record<string, RouteEntry>> = {
  'GET /sponsorships/funding-sources': { of: null, roles: readers, ask: nothing },
  'GET /sponsorships/categories': { of: null, roles: readers, ask: nothing },
  'POST /sponsorships/categories': {
    of: null,
    roles: regional,
    changes: true,
    ask: () => ({ body: { ...category, categoryCode: 'uji' } }),
  },
  'PUT /sponsorships/categories/{categoryCode}': {
    of: 'category',
    roles: regional,
    changes: true,
    ask: () => ({ body: category }),
  },
  'GET /sponsors': { of: null, roles: readers, ask: nothing },
  'GET /sponsors/{sponsorId}': { of: 'sponsor', roles: readers, ask: nothing },
  'POST /sponsors': { of: null, roles: keepers, changes: true, ask: () => ({ body: sponsor }) },
  'PUT /sponsors/{sponsorId}': {
    of: 'sponsor',
    roles: keepers,
    changes: true,
    ask: () => ({ body: { ...sponsor, version: 1 } }),
  },
  'POST /sponsors/{sponsorId}/agreements': {
    of: 'sponsor',
    roles: keepers,
    changes: true,
    ask: () => ({ body: agreement }),
  },
  'GET /sponsorships/agreements': { of: null, roles: readers, ask: nothing },
  'GET /sponsorships/agreements/{agreementId}': { of: 'agreement', roles: readers, ask: nothing },
  'PUT /sponsorships/agreements/{agreementId}': {
    of: 'agreement',
    roles: keepers,
    changes: true,
    ask: () => ({ body: { ...agreement, version: 1, state: 'active' } }),
  },
  'PUT /budgets/{agreementId}': {
    of: 'agreement',
    roles: keepers,
    changes: true,
    ask: () => ({
      body: {
        ...{ year: 2026, reason },
        rows: [{ villageCode: '', wasIdr: '0', amountIdr: '1', treasurerName: '' }],
      },
    }),
  },
  'GET /programmes': { of: null, roles: readers, ask: nothing },
  'GET /programmes/{programmeId}': { of: 'programme', roles: readers, ask: nothing },
  // Changes nothing; an own agreement may not hold in the month that is asked for.
  'POST /programmes/price': {
    of: 'agreement',
    roles: readers,
    changes: true,
    ask: (agreementId) => ({ body: { ...cost, agreementId } }),
  },
  'POST /programmes': { of: null, roles: keepers, changes: true, ask: () => ({ body: programme }) },
  'PUT /programmes/{programmeId}': {
    of: 'programme',
    roles: keepers,
    changes: true,
    ask: () => ({ body: { ...programme, version: 1 } }),
  },
  'POST /programmes/{programmeId}/state': {
    of: 'programme',
    roles: keepers,
    changes: true,
    ask: () => ({ body: { version: 1, state: 'closed' } }),
  },
  'PUT /programmes/{programmeId}/villages': {
    of: 'programme',
    roles: keepers,
    changes: true,
    ask: () => ({ body: { villages: [{ villageCode: '51.71.04.2008', quota: 1, agentId: null }] } }),
  },
};
