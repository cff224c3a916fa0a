import type { DatedParameter } from './dated-parameter.ts';

/** A BPU worker of this age or more can no longer be registered. */
export const bpuRefusedFromAge: readonly DatedParameter<number>[] = [
  {
    value: 65,
    unit: 'completed years on the day of registration',
    from: null,
    to: null,
    law: 'Permenaker 5/2021 (article not seen)',
    certainty: 'A',
    source: 'reason for refused rows given by a regency office (S30); article C',
    checkedOn: '2026-11-21',
  },
];

/** A BPU worker below this age is not registered: no law found, hence a parameter that can be changed. */
export const bpuLowestAge: readonly DatedParameter<number>[] = [
  {
    value: 17,
    unit: 'completed years on the day of registration',
    from: null,
    to: null,
    law: 'none found; BPJS counts its potential from age 17 with an identity card',
    certainty: 'C',
    source: 'S35',
    checkedOn: '2026-11-21',
  },
];

/** Wage under which a payroll row is flagged where no minimum wage of the area is loaded. */
export const lowestUsualWageIdr: readonly DatedParameter<bigint>[] = [
  {
    value: 1_000_000n,
    unit: 'rupiah a month',
    from: null,
    to: null,
    law: 'none: a flag for the eye, not a refusal',
    certainty: 'C',
    source: 'CONTRACT section 5',
    checkedOn: '2026-11-21',
  },
];
