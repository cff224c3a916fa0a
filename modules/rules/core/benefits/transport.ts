import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  flag,
  idr,
  type Outcome,
  outcomeOf,
  parameter,
  type Reading,
  RuleError,
  sumOf,
} from '#modules/rules/core/law/index.ts';
import { cappedAt } from './capped.ts';
import { startSheet } from './sheet.ts';

/** land: also river and lake. */
export const transportModes = ['land', 'sea', 'air'] as const;
export type TransportMode = (typeof transportModes)[number];

const caps = {
  land: parameter('jkk-transport-land', idr),
  sea: parameter('jkk-transport-sea', idr),
  air: parameter('jkk-transport-air', idr),
} as const;
const modesAdd = parameter('jkk-transport-modes-add', flag);

export interface TransportFacts {
  readonly eventOn: string;
  /** What each stretch cost; several of one mode share its cap. */
  readonly costs: readonly { readonly mode: TransportMode; readonly costIdr: bigint }[];
}

export interface TransportResult {
  readonly totalIdr: bigint;
  readonly lines: readonly {
    readonly mode: TransportMode;
    readonly costIdr: bigint;
    readonly amountIdr: bigint;
  }[];
}

/** Reimbursed transport of an injured worker: each mode up to its cap, the modes added. */
export function transport(reading: Reading, { eventOn, costs }: TransportFacts): Outcome<TransportResult> {
  const sheet = startSheet<TransportResult['lines'][number]>(reading);
  const used = transportModes.filter((mode) => costs.some((one) => one.mode === mode));
  if (used.length > 1 && !reading.value(modesAdd, eventOn, 'eventOn'))
    throw new RuleError('field.repeated', 'costs');
  for (const mode of used) {
    const costIdr = sumOf(costs.filter((one) => one.mode === mode).map((one) => one.costIdr));
    const capIdr = reading.value(caps[mode], eventOn, 'eventOn');
    const { isCapped, amountIdr } = cappedAt(costIdr, capIdr);
    sheet.explain(mode, isCapped ? 'cost_capped' : 'cost_whole', { costIdr, capIdr, amountIdr });
    sheet.put({ mode, costIdr, amountIdr });
  }
  const totalIdr = sumOf(sheet.lines.map(({ amountIdr }) => amountIdr));
  return outcomeOf(reading, { totalIdr, lines: sheet.lines }, sheet.workings);
}

function readTransportFacts(fields: CaseFields): TransportFacts {
  return {
    eventOn: fields.day('eventOn'),
    costs: fields.list('costs', (one) => ({
      mode: one.choice('mode', transportModes),
      costIdr: one.money('costIdr'),
    })),
  };
}

export const transportKind = ruleKind('transport', readTransportFacts, transport);
