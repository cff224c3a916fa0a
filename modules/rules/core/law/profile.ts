import { type Basis, type Certainty, certainties } from './dated-value.ts';
import { namesOf } from './names-of.ts';
import {
  type BothTexts,
  bothTexts,
  count,
  flag,
  listOf,
  membersOf,
  oneOf,
  orNull,
  type ReadValue,
  record,
  text,
} from './value-readers.ts';

/** How one uncertain point of the law is read here: a setting of the profile, with why. */
export interface Switch<Value> {
  readonly value: Value;
  readonly name: BothTexts;
  readonly note: BothTexts;
  readonly certainty: Certainty;
  readonly basis: readonly Basis[];
  readonly sources: readonly string[];
}

function setting<Value>(read: ReadValue<Value>): ReadValue<Switch<Value>> {
  return (value, place = '') => {
    const { value: chosen, ...rest } = membersOf(value, place);
    return { value: read(chosen, `${place}.value`), ...explanation(rest, place) };
  };
}

const explanation = record({
  name: bothTexts,
  note: bothTexts,
  certainty: oneOf(...certainties),
  basis: listOf(record({ law: text, article: orNull(text) })),
  sources: listOf(text),
});

/** Every switch and what it may be set to. */
const settings = {
  coverageDuringArrears: setting(oneOf('undecided', 'covered', 'not_covered')),
  puCoverageDuringArrears: setting(flag),
  fullDeathBenefitFromMonth: setting(count),
  membershipMonthsRestartAfterLapse: setting(flag),
  nonAsnJhtMandatory: setting(flag),
  cutiBersamaMovesDueDay: setting(flag),
  lateFeeCountsBegunMonth: setting(flag),
  fineOnce: setting(flag),
  permitToleranceDays: setting(count),
  lossesCapped: setting(flag),
  memberStaysAt65: setting(flag),
  'reliefFor.self': setting(flag),
  'reliefFor.APBN': setting(flag),
  'reliefFor.APBD_PROV': setting(flag),
  'reliefFor.APBD_KAB': setting(flag),
  'reliefFor.APBDES': setting(flag),
  'reliefFor.DANA_DESA': setting(flag),
  'reliefFor.DBH_CHT': setting(flag),
  'reliefFor.CSR': setting(flag),
  'reliefFor.DONATION': setting(flag),
} as const;

export type SwitchName = keyof typeof settings;
export type Profile = { readonly [Name in SwitchName]: ReturnType<(typeof settings)[Name]> };

export const switchNames: readonly SwitchName[] = namesOf(settings);

/** Reads the profile file: every switch, no other. Throws ValueFault naming the one that is wrong. */
export const readProfile: ReadValue<Profile> = record(settings);
