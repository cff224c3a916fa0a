import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  count,
  firstDayOf,
  idr,
  type Outcome,
  outcomeOf,
  parameter,
  ppm,
  type Reading,
  record,
  shareOf,
  type Working,
} from '#modules/rules/core/law/index.ts';

const scheme = record({
  leastNewWorkers: count,
  monthlyIdr: idr,
  perWorkerTwoIdr: idr,
  perWorkerThreeIdr: idr,
  sharePpm: ppm,
});

const feeSchemes = {
  national: parameter('agent-fee-national', scheme),
  office_sheet: parameter('agent-fee-office-sheet', scheme),
} as const;

export const feeSchemeNames = ['national', 'office_sheet'] as const;
export type FeeSchemeName = (typeof feeSchemeNames)[number];

export interface AgentFeeFacts {
  readonly scheme: FeeSchemeName;
  readonly month: string;
  /** New workers of the month with two programmes (JKK, JKM). */
  readonly newWorkersTwo: number;
  /** New workers of the month with three programmes (JKK, JKM, JHT). */
  readonly newWorkersThree: number;
  /** Contributions collected in the month. */
  readonly collectedIdr: bigint;
}

export interface AgentFeeResult {
  readonly totalIdr: bigint;
  readonly lines: readonly { readonly fee: 'acquisition' | 'share'; readonly amountIdr: bigint }[];
}

/** What an agent earned in a month: acquisition when enough workers are new, and a share of what he collected. */
export function agentFee(reading: Reading, facts: AgentFeeFacts): Outcome<AgentFeeResult> {
  const terms = reading.value(feeSchemes[facts.scheme], firstDayOf(facts.month), 'month');
  const used = reading.take();
  const { newWorkersTwo, newWorkersThree, collectedIdr } = facts;
  const { leastNewWorkers, monthlyIdr, perWorkerTwoIdr, perWorkerThreeIdr, sharePpm } = terms;
  const newWorkers = newWorkersTwo + newWorkersThree;
  const isReached = newWorkers >= leastNewWorkers;
  const acquisitionIdr = isReached
    ? monthlyIdr + BigInt(newWorkersTwo) * perWorkerTwoIdr + BigInt(newWorkersThree) * perWorkerThreeIdr
    : 0n;
  const shareIdr = shareOf(collectedIdr, sharePpm);
  const acquisition: Working = isReached
    ? {
        line: 'acquisition',
        formula: 'agent_acquisition',
        facts: {
          monthlyIdr,
          newWorkersTwo,
          perWorkerTwoIdr,
          newWorkersThree,
          perWorkerThreeIdr,
          acquisitionIdr,
        },
        used,
      }
    : {
        line: 'acquisition',
        formula: 'agent_acquisition_not_reached',
        facts: { newWorkers, leastNewWorkers },
        used,
      };
  const share: Working = {
    line: 'share',
    formula: 'agent_share',
    facts: { collectedIdr, sharePpm, shareIdr },
    used,
  };
  const lines = [
    { fee: 'acquisition', amountIdr: acquisitionIdr },
    { fee: 'share', amountIdr: shareIdr },
  ] as const;
  return outcomeOf(reading, { totalIdr: acquisitionIdr + shareIdr, lines }, [acquisition, share]);
}

function readAgentFeeFacts(fields: CaseFields): AgentFeeFacts {
  return {
    scheme: fields.choice('scheme', feeSchemeNames),
    month: fields.month('month'),
    newWorkersTwo: fields.integerOr('newWorkersTwo', 0),
    newWorkersThree: fields.integerOr('newWorkersThree', 0),
    collectedIdr: fields.money('collectedIdr'),
  };
}

export const agentFeeKind = ruleKind('agent_fee', readAgentFeeFacts, agentFee);
