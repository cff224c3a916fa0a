import {
  type Law,
  type Profile,
  RuleError,
  readProfile,
  switchNames,
  ValueFault,
} from '#modules/rules/core/law/index.ts';

/**
 * The law with some switches set otherwise, `{ "coverageDuringArrears": "covered" }`. Throws RuleError: `switch.unknown`,
 * `switch.value_unknown` with the switch as field, `case.malformed` for what is no object.
 */
export function withSwitches(law: Law, given: unknown): Law {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new RuleError('case.malformed', '');
  let profile: Profile = law.profile;
  for (const [name, value] of Object.entries(given)) profile = withSwitch(profile, name, value);
  return { ...law, profile };
}

function withSwitch(profile: Profile, given: string, value: unknown): Profile {
  const name = switchNames.find((one) => one === given);
  if (!name) throw new RuleError('switch.unknown', given, { choices: switchNames.join(', ') });
  try {
    return readProfile({ ...profile, [name]: { ...profile[name], value } });
  } catch (error) {
    if (!(error instanceof ValueFault)) throw error;
    throw new RuleError('switch.value_unknown', name, { fault: error.message });
  }
}
