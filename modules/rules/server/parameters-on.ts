import { isDayText, type Law, RuleError, type ShownValue, shownValue } from '#modules/rules/core/index.ts';
import { answering } from './refusals.ts';

interface ParametersAsked {
  /** Only what holds on this day. */
  readonly on?: string | undefined;
  /** Only the values of this id. */
  readonly id?: string | undefined;
}

/** Values of the law by id and day. Throws the refusals `day.invalid` and `parameter.unknown`. */
export function parametersOn(law: Law, { on, id }: ParametersAsked): ShownValue[] {
  return answering(() => {
    if (on !== undefined && !isDayText(on)) throw new RuleError('day.invalid', 'on');
    if (id !== undefined && !law.series.has(id)) throw new RuleError('parameter.unknown', id);
    const series = id === undefined ? [...law.series.values()].flat() : (law.series.get(id) ?? []);
    return series
      .filter(({ validFrom, validTo }) => on === undefined || holds({ validFrom, validTo, on }))
      .map((value) => shownValue(law, value));
  });
}

function holds(span: { readonly validFrom: string; readonly validTo: string | null; readonly on: string }) {
  return span.validFrom <= span.on && (span.validTo === null || span.on <= span.validTo);
}
