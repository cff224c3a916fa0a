import type { IndicatorId } from './indicators.ts';

/** What is published as open data, each as a dataset of its own. */
export const openIndicators = [
  'PROTECTED',
  'PAID',
  'OPEN-MEMBERSHIP',
  'NEW-WORKERS',
  'RETURNED-WORKERS',
  'ACTIVE-EMPLOYERS',
  'NEW-EMPLOYERS',
] as const satisfies readonly IndicatorId[];

export type OpenIndicator = (typeof openIndicators)[number];

/** Name of a dataset in a catalogue: `cakupan-protected`. */
export function datasetName(indicator: OpenIndicator): string {
  return `cakupan-${indicator.toLowerCase()}`;
}

/** The indicator of a dataset, or null when there is none of that name. */
export function datasetIndicator(name: string): OpenIndicator | null {
  return openIndicators.find((indicator) => datasetName(indicator) === name) ?? null;
}
