import {
  type Basis,
  type BothTexts,
  type Certainty,
  type DatedValue,
  type Law,
  type SwitchName,
  switchNames,
} from '#modules/rules/core/law/index.ts';

/** A source with what its tag stands for. */
export interface ShownSource {
  readonly tag: string;
  readonly type: string;
  readonly what: string;
}

/** A dated value as an official reads it: with its key and its sources in words. */
export interface ShownValue extends Omit<DatedValue, 'sources'> {
  /** `<id>@<validFrom>`. */
  readonly key: string;
  readonly sources: readonly ShownSource[];
}

/** An uncertain point of the law and how it is read here. */
export interface ShownSwitch {
  readonly name: SwitchName;
  readonly value: boolean | number | string;
  readonly title: BothTexts;
  readonly note: BothTexts;
  readonly certainty: Certainty;
  readonly basis: readonly Basis[];
  readonly sources: readonly ShownSource[];
}

/** Everything the law says: every dated value, every switch, and the years whose holidays are known. */
export interface ShownLaw {
  readonly values: readonly ShownValue[];
  readonly switches: readonly ShownSwitch[];
  readonly holidayYears: readonly string[];
}

/** How a working names a dated value: `jp-wage-cap@2026-03-01`. */
export function keyOf({ id, validFrom }: DatedValue): string {
  return `${id}@${validFrom}`;
}

/** A dated value with the words of its sources. */
export function shownValue(law: Law, value: DatedValue): ShownValue {
  return { key: keyOf(value), ...value, sources: shownSources(law, value.sources) };
}

/** How one switch stands, and why. */
export function shownSwitch(law: Law, name: SwitchName): ShownSwitch {
  const { name: title, sources, ...rest } = law.profile[name];
  return { name, title, ...rest, sources: shownSources(law, sources) };
}

/** The whole law, values by id and then by time. */
export function shownLaw(law: Law): ShownLaw {
  return {
    values: [...law.series.values()].flat().map((value) => shownValue(law, value)),
    switches: switchNames.map((name) => shownSwitch(law, name)),
    holidayYears: [...law.holidays.years].sort(),
  };
}

function shownSources(law: Law, tags: readonly string[]): ShownSource[] {
  return tags.map((tag) => ({ tag, ...(law.sources.get(tag) ?? { type: '', what: '' }) }));
}
