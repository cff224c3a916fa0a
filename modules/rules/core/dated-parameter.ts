/** One dated value of the law, with what an official needs to check it. */
export interface DatedParameter<Value> {
  readonly value: Value;
  readonly unit: string;
  /** First day it holds, `YYYY-MM-DD`; null: as far back as the scheme goes. */
  readonly from: string | null;
  /** Last day it holds; null: open. */
  readonly to: string | null;
  readonly law: string;
  /** A: found in a public source; B: well established; C: uncertain, therefore a switch. */
  readonly certainty: 'A' | 'B' | 'C';
  readonly source: string;
  readonly checkedOn: string;
}

/** The value that holds on a day, or null when the law gives none for it. */
export function valueOn<Value>(
  parameters: readonly DatedParameter<Value>[],
  day: string,
): DatedParameter<Value> | null {
  return (
    parameters.find((one) => (one.from === null || one.from <= day) && (one.to === null || day <= one.to)) ??
    null
  );
}
