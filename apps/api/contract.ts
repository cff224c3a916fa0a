import { accountsContract } from '#modules/accounts/api/index.ts';
import {
  arrearsContract,
  billsContract,
  exceptionsContract,
  filingsContract,
  ledgerContract,
  overviewsContract,
  paymentsContract,
  refundsContract,
  statementsContract,
} from '#modules/contributions/api/index.ts';
import { coverageContract } from '#modules/coverage/api/index.ts';
import {
  areasContract,
  counterContract,
  lifeContract,
  listsContract,
  mergesContract,
  organisationsContract,
  ownContract,
  pinsContract,
  requestsContract,
  searchContract,
  workersContract,
} from '#modules/registry/api/index.ts';
import { rulesContract } from '#modules/rules/api/index.ts';
import {
  absorptionContract,
  boardContract,
  candidatesContract,
  papersContract,
  programmesContract,
  simulationContract,
  sourcesContract,
  sponsorsContract,
  verificationContract,
} from '#modules/sponsorship/api/index.ts';
import { documentsContract } from '#platform/core/documents-contract.ts';
import { auditContract } from './audit-contract.ts';

/** The whole contract: server, web, CLI and the OpenAPI document are made of this one. */
export const contract = {
  accounts: accountsContract,
  areas: areasContract,
  organisations: organisationsContract,
  workers: workersContract,
  life: lifeContract,
  lists: listsContract,
  merges: mergesContract,
  counter: counterContract,
  own: ownContract,
  documents: documentsContract,
  search: searchContract,
  pins: pinsContract,
  requests: requestsContract,
  overviews: overviewsContract,
  statements: statementsContract,
  bills: billsContract,
  filings: filingsContract,
  arrears: arrearsContract,
  payments: paymentsContract,
  exceptions: exceptionsContract,
  refunds: refundsContract,
  ledger: ledgerContract,
  fundingSources: sourcesContract,
  sponsors: sponsorsContract,
  sponsorshipPapers: papersContract,
  absorption: absorptionContract,
  programmes: programmesContract,
  candidates: candidatesContract,
  verification: verificationContract,
  board: boardContract,
  simulation: simulationContract,
  coverage: coverageContract,
  rules: rulesContract,
  audit: auditContract,
};
