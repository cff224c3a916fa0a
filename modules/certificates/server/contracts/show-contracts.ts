import { checkCarriesDays, contractGivers, contractReaders } from '#modules/certificates/core/index.ts';
import { changeInWords } from '#modules/certificates/server/desk/index.ts';
import { basisOf, construction, startReading } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import {
  type CheckRow,
  type ContractFilter,
  type ContractRow,
  contractOf,
  findCheck,
  getContract,
  listContracts,
  listSteps,
  type StepRow,
} from './contract-queries.ts';
import { checkedSince } from './take-contract-step.ts';

const isGiver = (caller: Caller) => contractGivers.some((role) => role === caller.role);

/** Contracts that the caller sees: his own office's, those of the area, or all. Audited: what an office buys of whom is its own matter. */
export function showContracts(services: Services, caller: Caller, filter: ContractFilter) {
  const definition = { name: 'certificates.list-contracts', roles: contractReaders } as const;
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const rows = await listContracts(transaction, filter);
      return {
        output: {
          today: services.today(),
          mayEnter: isGiver(caller),
          contracts: rows.slice(0, filter.limit).map(contractOf),
          hasMore: rows.length > filter.limit,
        },
        audit: {
          act: definition.name,
          subjectKind: 'contract',
          subjectId: '',
          details: { contracts: Math.min(rows.length, filter.limit) },
        },
      };
    },
  });
}

/**
 * A contract with what was done to it and the check that the next step would rest on.
 *
 * @throws Refusal `contract.not_found`
 */
export function showContract(services: Services, caller: Caller, contractId: string) {
  const definition = { name: 'certificates.show-contract', roles: contractReaders } as const;
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const today = services.today();
      const row = await getContract(transaction, contractId);
      const steps = await listSteps(transaction, contractId);
      const kind = row.state === 'entered' ? 'award' : 'payment';
      const check = await findCheck(transaction, { contractId, kind, since: checkedSince(today) });
      return {
        output: {
          today,
          contract: contractOf(row),
          steps: steps.map(stepOf),
          check: check && checkOf(check, steps, caller),
          checkCarriesDays: checkCarriesDays.value,
          mayAct: isGiver(caller),
          construction: constructionOf(row),
        },
        audit: {
          act: definition.name,
          subjectKind: 'contract',
          subjectId: contractId,
          areaCode: row.area_code,
        },
      };
    },
  });
}

function stepOf(row: StepRow) {
  return {
    stepNo: row.step_no,
    kind: row.kind,
    amountIdr: row.amount_idr === null ? null : String(row.amount_idr),
    doneOn: row.done_on,
    checkReference: row.check_reference,
    checkStatus: row.check_status,
    checkedOn: row.checked_on,
    overrideName: row.override_name,
    overrideReason: row.override_reason,
    note: row.note,
    actorName: row.actor_name,
    recordedAt: row.recorded_at.toISOString(),
  };
}

function checkOf(row: CheckRow, steps: readonly StepRow[], { language }: Caller) {
  return {
    reference: row.reference,
    status: row.status,
    nowStatus: row.now_status,
    reasonText: changeInWords(row.reason, language),
    checkedOn: row.checked_on,
    isUsed: steps.some((step) => step.check_reference === row.reference && step.override_reason === ''),
  };
}

/** What a construction contract owes by its value, by the law of the month it starts. */
function constructionOf({ kind, value_idr, starts_on }: ContractRow) {
  if (kind !== 'construction') return null;
  const outcome = construction(startReading(theLaw(), true), {
    ...{ month: starts_on.slice(0, 7), on: 'contract', amountIdr: value_idr },
  });
  const of = (programme: 'JKK' | 'JKM') =>
    String(outcome.result.lines.find((line) => line.programme === programme)?.employerIdr ?? 0n);
  return {
    totalIdr: String(outcome.result.totalIdr),
    jkkIdr: of('JKK'),
    jkmIdr: of('JKM'),
    basis: [...basisOf(outcome)],
  };
}
