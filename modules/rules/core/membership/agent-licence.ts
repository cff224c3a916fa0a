import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  addMonthsTo,
  count,
  firstDayOf,
  monthOfDay,
  monthsBetween,
  type Outcome,
  outcomeOf,
  parameter,
  type Reading,
  RuleError,
} from '#modules/rules/core/law/index.ts';

const offAfterMonths = parameter('agent-off-after-months', count);
const returnAfterMonths = parameter('agent-return-after-months', count);

export interface AgentLicenceFacts {
  /** First month of the agent's work. */
  readonly startMonth: string;
  readonly on: string;
  /** Months in which someone was registered or something collected. */
  readonly activity: readonly {
    readonly month: string;
    readonly newWorkers: number;
    readonly collectedIdr: bigint;
  }[];
}

export interface AgentLicenceResult {
  readonly state: 'ACTIVE' | 'OFF';
  /** Consecutive ended months without new members and contributions, up to the day. */
  readonly emptyMonths: number;
  /** First day switched off; null while active. */
  readonly offOn: string | null;
  /** First day on which he may be reactivated; null while active. */
  readonly mayReturnOn: string | null;
}

/** Whether an agent is switched off on a day after too many empty months in a row; a month counts once it has ended. */
export function agentLicence(reading: Reading, facts: AgentLicenceFacts): Outcome<AgentLicenceResult> {
  const { startMonth, on } = facts;
  const endedMonths = monthsBetween(startMonth, monthOfDay(on));
  if (endedMonths < 0) throw new RuleError('period.reversed', 'on');
  const limits = {
    offAfter: reading.value(offAfterMonths, on, 'on'),
    returnAfter: reading.value(returnAfterMonths, on, 'on'),
  };
  const result = standingAfter(endedMonths, facts, limits);
  const formula = result.state === 'OFF' ? 'agent_licence_off' : 'agent_licence_active';
  const { emptyMonths, offOn, mayReturnOn } = result;
  const shown = offOn === null || mayReturnOn === null ? {} : { offOn, mayReturnOn };
  return outcomeOf(reading, result, [
    {
      line: 'licence',
      formula,
      facts: { emptyMonths, offAfterMonths: limits.offAfter, ...shown },
      used: reading.take(),
    },
  ]);
}

interface Limits {
  readonly offAfter: number;
  readonly returnAfter: number;
}

/** Month by month: work while switched off does not count, work after the waiting time starts anew. */
function standingAfter(
  endedMonths: number,
  { startMonth, activity, on }: AgentLicenceFacts,
  { offAfter, returnAfter }: Limits,
): AgentLicenceResult {
  const busy = new Set(
    activity.filter((one) => one.newWorkers > 0 || one.collectedIdr > 0n).map(({ month }) => month),
  );
  let emptyMonths = 0;
  let offMonth: string | null = null;
  const mayWorkIn = (month: string) => offMonth === null || monthsBetween(offMonth, month) >= returnAfter;
  for (let index = 0; index <= endedMonths; index += 1) {
    const month = addMonthsTo(startMonth, index);
    const hasEnded = month < monthOfDay(on);
    if (busy.has(month) && mayWorkIn(month)) {
      emptyMonths = 0;
      offMonth = null;
    } else if (hasEnded) {
      emptyMonths += 1;
      if (offMonth === null && emptyMonths >= offAfter) offMonth = addMonthsTo(month, 1);
    }
  }
  if (offMonth === null) return { state: 'ACTIVE', emptyMonths, offOn: null, mayReturnOn: null };
  const mayReturnOn = firstDayOf(addMonthsTo(offMonth, returnAfter));
  return { state: 'OFF', emptyMonths, offOn: firstDayOf(offMonth), mayReturnOn };
}

function readAgentLicenceFacts(fields: CaseFields): AgentLicenceFacts {
  return {
    startMonth: fields.month('startMonth'),
    on: fields.day('on'),
    activity: fields.list('activity', (one) => ({
      month: one.month('month'),
      newWorkers: one.integerOr('newWorkers', 0),
      collectedIdr: one.moneyIfAny('collectedIdr') ?? 0n,
    })),
  };
}

export const agentLicenceKind = ruleKind('agent_licence', readAgentLicenceFacts, agentLicence);
