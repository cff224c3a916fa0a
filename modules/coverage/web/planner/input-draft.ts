import { fitsInput, type PlanInput, planInputNames, planInputs } from '#modules/coverage/core/index.ts';
import type { NamedArea } from '#platform/web/visitor.ts';

const certainties = ['A', 'B', 'C'] as const;

/** A unit cost, yield or share as it is typed, to be kept with its source. */
export interface InputDraft {
  readonly name: PlanInput;
  readonly area: NamedArea | null;
  readonly value: string;
  readonly source: string;
  readonly asOf: string;
  readonly certainty: (typeof certainties)[number];
}

type InputFault = 'area' | 'value' | 'source' | 'asOf';

/** What must be mended before it is sent: the key of the text by field. */
export function faultsOfInput(
  draft: InputDraft,
  today: string,
): Readonly<Partial<Record<InputFault, string>>> {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(draft.asOf);
  const isValue = /^\d+$/.test(draft.value) && fitsInput(draft.name, Number(draft.value));
  return {
    ...(draft.area ? {} : { area: 'plan.input_fault.area' }),
    ...(isValue ? {} : { value: 'error.plan.rule_out_of_range' }),
    ...(draft.source.trim().length >= 3 ? {} : { source: 'plan.input_fault.source' }),
    ...(isDay ? {} : { asOf: 'plan.input_fault.as_of' }),
    ...(isDay && draft.asOf > today ? { asOf: 'error.plan.day_ahead' } : {}),
  };
}

/** What the server is asked to keep. */
export function inputOf({ name, area, value, source, asOf, certainty }: InputDraft) {
  return { name, area: area?.code ?? '', value: Number(value), source: source.trim(), asOf, certainty };
}

/** The most that an input can be. */
export function mostOf(name: PlanInput): number {
  return planInputs[name].most;
}

export function inputNameOf(value: string): PlanInput {
  return planInputNames.find((name) => name === value) ?? 'member_cost';
}

export function certaintyOf(value: string): InputDraft['certainty'] {
  return certainties.find((certainty) => certainty === value) ?? 'C';
}
