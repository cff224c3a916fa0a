import type { AnyRouter } from '@orpc/server';
import type pg from 'pg';
import { type AccountServices, accountsRoutes } from '#modules/accounts/server/index.ts';
import {
  certificatesRoutes,
  checkingRoutes,
  complianceRoutes,
  contractsRoutes,
  deskRoutes,
  openChecker,
  sanctionsRoutes,
  tenderRoutes,
  undertakingsRoutes,
} from '#modules/certificates/server/index.ts';
import {
  arrearsRoutes,
  billsRoutes,
  exceptionsRoutes,
  filingsRoutes,
  ledgerRoutes,
  overviewsRoutes,
  paymentsRoutes,
  refundsRoutes,
  statementsRoutes,
} from '#modules/contributions/server/index.ts';
import {
  coverageExportsRoutes,
  coverageForecastRoutes,
  coverageRoutes,
  coverageViewsRoutes,
  organisationCoverageRoutes,
  plannerRoutes,
  publishedRoutes,
  targetsRoutes,
  villageCoverage,
} from '#modules/coverage/server/index.ts';
import {
  areasRoutes,
  counterRoutes,
  lifeRoutes,
  listsRoutes,
  mergesRoutes,
  organisationsRoutes,
  ownRoutes,
  pinsRoutes,
  requestsRoutes,
  searchRoutes,
  workersRoutes,
} from '#modules/registry/server/index.ts';
import { rulesRoutes } from '#modules/rules/server/index.ts';
import {
  absorptionRoutes,
  boardRoutes,
  candidatesRoutes,
  countingRoutes,
  handoverRoutes,
  programmesRoutes,
  simulationRoutes,
  sourcesRoutes,
  sponsorshipPapersRoutes,
  sponsorsRoutes,
  termsRoutes,
  verificationRoutes,
} from '#modules/sponsorship/server/index.ts';
import { documentsRoutes } from '#platform/server/documents/index.ts';
import { auditRoutes } from './audit-routes.ts';
import { countByAddress } from './count-by-address.ts';

/** Who holds a receipt tries it once or twice; whoever guesses codes does not get far. */
const receiptChecks = { most: 30, seconds: 60 };

/** Every route of the contract, each module's behind its door. */
export function createRouter(services: AccountServices, workerPool: pg.Pool): AnyRouter {
  const receipts = countByAddress(receiptChecks);
  const checker = openChecker(services);
  return {
    accounts: accountsRoutes(services),
    areas: areasRoutes(services),
    organisations: organisationsRoutes(services),
    workers: workersRoutes(services),
    life: lifeRoutes(services),
    lists: listsRoutes(services),
    merges: mergesRoutes(services),
    counter: counterRoutes(services),
    own: ownRoutes(services),
    documents: documentsRoutes(services),
    search: searchRoutes(services),
    pins: pinsRoutes(services),
    requests: requestsRoutes(services),
    overviews: overviewsRoutes(services),
    statements: statementsRoutes(services),
    bills: billsRoutes(services),
    filings: filingsRoutes(services),
    arrears: arrearsRoutes(services),
    payments: paymentsRoutes(services, (address) => receipts.count(address, Date.now())),
    exceptions: exceptionsRoutes(services),
    refunds: refundsRoutes(services),
    ledger: ledgerRoutes(services),
    fundingSources: sourcesRoutes(services),
    sponsors: sponsorsRoutes(services),
    sponsorshipPapers: sponsorshipPapersRoutes(services),
    absorption: absorptionRoutes(services),
    programmes: programmesRoutes(services),
    candidates: candidatesRoutes(services),
    verification: verificationRoutes(services),
    board: boardRoutes(services),
    simulation: simulationRoutes({ services, readCoverage: villageCoverage }),
    terms: termsRoutes(services),
    handover: handoverRoutes(services),
    counting: countingRoutes(services),
    certificates: certificatesRoutes(services),
    certificateChecks: checkingRoutes(services),
    permitChecks: deskRoutes(services, checker),
    tenderLists: tenderRoutes(services),
    undertakings: undertakingsRoutes(services),
    sanctions: sanctionsRoutes(services),
    contracts: contractsRoutes(services),
    compliance: complianceRoutes(services),
    coverage: coverageRoutes(services),
    coverageForecast: coverageForecastRoutes(services, workerPool),
    coverageViews: coverageViewsRoutes(services),
    coverageExports: coverageExportsRoutes(services),
    organisationCoverage: organisationCoverageRoutes(services),
    coverageTargets: targetsRoutes(services),
    planner: plannerRoutes(services),
    published: publishedRoutes(services),
    rules: rulesRoutes(),
    audit: auditRoutes(services, workerPool),
  };
}
