import { count, idr, type Law, type Parameter, parameter, valueOn } from '#modules/rules/core/law/index.ts';

export const bpuLowestAge = parameter('bpu-lowest-age', count);
export const bpuRefusedFromAge = parameter('bpu-refused-from-age', count);
const payrollUsualAgeFrom = parameter('payroll-usual-age-from', count);
const payrollUnusualAgeFrom = parameter('payroll-unusual-age-from', count);
const lowestUsualWage = parameter('lowest-usual-wage', idr);

/** Ages (completed years) and wage (rupiah a month) by which a list of workers is checked; a day before the law has none. */
export interface RegistrationLimits {
  readonly youngestAge?: number;
  readonly tooOldAge?: number;
  readonly usualAgeFrom?: number;
  readonly unusualAgeFrom?: number;
  readonly minimumWageIdr?: bigint;
}

/** The limits of the law on the day a list is checked. */
export function registrationLimits(law: Law, day: string): RegistrationLimits {
  return {
    ...held('youngestAge', law, bpuLowestAge, day),
    ...held('tooOldAge', law, bpuRefusedFromAge, day),
    ...held('usualAgeFrom', law, payrollUsualAgeFrom, day),
    ...held('unusualAgeFrom', law, payrollUnusualAgeFrom, day),
    ...held('minimumWageIdr', law, lowestUsualWage, day),
  };
}

function held<Name extends string, Value>(
  name: Name,
  law: Law,
  { id, read }: Parameter<Value>,
  day: string,
): { readonly [Key in Name]?: Value } {
  const found = valueOn(law, id, day);
  const limits: { [Key in Name]?: Value } = {};
  return found ? Object.assign(limits, { [name]: read(found.value) }) : limits;
}
