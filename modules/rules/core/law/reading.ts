import type { DatedValue } from './dated-value.ts';
import { type Law, valueOn } from './law.ts';
import type { Parameter } from './parameter.ts';
import type { Profile, SwitchName } from './profile.ts';
import { RuleError } from './rule-error.ts';

/** One computation's way to the law: it remembers which values were used, which switches decided, what was provisional. */
export interface Reading {
  readonly law: Law;
  /**
   * The value that holds on a day. Throws RuleError naming `field`: `parameter.before_first` where the law had none yet,
   * `parameter.not_yet_known` after the last one (the last one itself, marked, when the reading is provisional).
   */
  value<Value>(parameter: Parameter<Value>, day: string, field: string): Value;
  /** The value that holds on a day, or null: for what is temporary, as a relief. */
  valueIfAny<Value>(parameter: Parameter<Value>, day: string): Value | null;
  /** How a switch stands; the result depends on it from here on. */
  ask<Name extends SwitchName>(name: Name): Profile[Name]['value'];
  /** Counts a value among the used ones that was found another way. */
  use(value: DatedValue): void;
  /** The values used since the last take: those of one line of the result. */
  take(): readonly DatedValue[];
  readonly dependsOn: ReadonlySet<SwitchName>;
  readonly provisional: ReadonlySet<DatedValue>;
}

/** @param provisional true: a yearly value that is not yet known is replaced by the last one, and the result says so */
export function startReading(law: Law, provisional = false): Reading {
  let used = new Set<DatedValue>();
  const dependsOn = new Set<SwitchName>();
  const stoodIn = new Set<DatedValue>();
  const remember = <Value>(parameter: Parameter<Value>, value: DatedValue): Value => {
    used.add(value);
    return parameter.read(value.value);
  };
  return {
    law,
    dependsOn,
    provisional: stoodIn,
    value(parameter, day, field) {
      const found = valueOn(law, parameter.id, day);
      if (found) return remember(parameter, found);
      const last = lastBefore(law, parameter.id, day, field);
      if (!provisional)
        throw new RuleError('parameter.not_yet_known', field, { parameter: parameter.id, on: day });
      stoodIn.add(last);
      return remember(parameter, last);
    },
    valueIfAny(parameter, day) {
      const found = valueOn(law, parameter.id, day);
      return found ? remember(parameter, found) : null;
    },
    ask(name) {
      dependsOn.add(name);
      return law.profile[name].value;
    },
    use(value) {
      used.add(value);
    },
    take() {
      const taken = [...used];
      used = new Set();
      return taken;
    },
  };
}

/** The latest value that ended before the day. */
function lastBefore(law: Law, id: string, day: string, field: string): DatedValue {
  const series = law.series.get(id);
  if (!series) throw new Error(`no parameter file of ${id}`);
  const last = series.findLast(({ validFrom }) => validFrom <= day);
  if (!last)
    throw new RuleError('parameter.before_first', field, {
      parameter: id,
      on: day,
      first: series[0]?.validFrom ?? '',
    });
  return last;
}
