export { type DatedParameter, valueOn } from './dated-parameter.ts';
export { bpuLowestAge, bpuRefusedFromAge, lowestUsualWageIdr } from './registration-ages.ts';
