import type { CaseFields } from '#modules/rules/core/facts/index.ts';
import {
  type Funding,
  fundings,
  type Programme,
  programmes,
  RuleError,
  segments,
} from '#modules/rules/core/law/index.ts';
import { type Scale, scales } from './parameters.ts';

export const sectors = ['other', 'transport'] as const;
export type Sector = (typeof sectors)[number];

/** `APBD`: of a region, not said whether province or regency. */
export const payers = [...fundings, 'APBD'] as const;
export type Payer = Funding | 'APBD';

export const employerKinds = ['firm', 'government'] as const;
export type EmployerKind = (typeof employerKinds)[number];

interface MonthlyFacts {
  /** Contribution month `YYYY-MM`. */
  readonly month: string;
  /** Null: those that are a duty. */
  readonly programmes: readonly Programme[] | null;
  /** True: a yearly value not yet published is replaced by the last one, and the outcome says so. */
  readonly provisional: boolean;
}

/** A month of a worker without a wage (BPU). */
export interface BpuFacts extends MonthlyFacts {
  readonly segment: 'BPU';
  /** Declared monthly income in rupiah; null: none declared. */
  readonly incomeIdr: bigint | null;
  readonly sector: Sector;
  readonly funding: Payer;
}

/** A month of a wage earner (PU). */
export interface PuFacts extends MonthlyFacts {
  readonly segment: 'PU';
  /** Reported monthly wage in rupiah: basic wage and fixed allowances. */
  readonly wageIdr: bigint;
  /** Class of work accident risk of the employer; null: not said, enough where JKK is not asked for. */
  readonly riskClass: number | null;
  readonly labourIntensive: boolean;
  /** Workers of the employer; null: not said. */
  readonly employees: number | null;
  readonly employerKind: EmployerKind;
  readonly scale: Scale;
}

export type ContributionFacts = BpuFacts | PuFacts;

/** Reads a case `contribution` of CONTRACT 4.1. Throws RuleError naming the field. */
export function readContributionFacts(fields: CaseFields): ContributionFacts {
  const segment = fields.choice('segment', segments);
  const monthly = {
    month: fields.month('month'),
    programmes: readProgrammes(fields),
    provisional: fields.flagOr('provisional', false),
  };
  if (segment === 'BPU')
    return {
      segment,
      ...monthly,
      incomeIdr: fields.moneyIfAny('incomeIdr'),
      sector: fields.choiceOr('sector', sectors, 'other'),
      funding: fields.choiceOr('funding', payers, 'self'),
    };
  return {
    segment,
    ...monthly,
    wageIdr: fields.money('wageIdr'),
    riskClass: readRiskClass(fields),
    labourIntensive: fields.flagOr('labourIntensive', false),
    employees: fields.has('employees') ? fields.integer('employees', { atMost: 100_000_000 }) : null,
    employerKind: fields.choiceOr('employerKind', employerKinds, 'firm'),
    scale: fields.choiceOr('scale', scales, 'large'),
  };
}

/** An unknown programme has its own code; a list without any is refused, since it would bill nothing in silence. */
function readProgrammes(fields: CaseFields): readonly Programme[] | null {
  if (!fields.has('programmes')) return null;
  const chosen = told(
    () => fields.choices('programmes', programmes, []),
    'field.choice_unknown',
    () => new RuleError('programme.unknown', 'programmes', { choices: programmes.join(', ') }),
  );
  if (chosen.length === 0) throw new RuleError('field.missing', 'programmes');
  return chosen;
}

function readRiskClass(fields: CaseFields): number | null {
  if (!fields.has('riskClass')) return null;
  return told(
    () => fields.integer('riskClass'),
    'number.',
    () => new RuleError('risk_class.unknown', 'riskClass'),
  );
}

/** Gives a refusal of the reader its more telling code. */
function told<Value>(read: () => Value, code: string, instead: () => RuleError): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof RuleError && error.code.startsWith(code)) throw instead();
    throw error;
  }
}
