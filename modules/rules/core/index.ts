export * from './cases/index.ts';
export { type DatedParameter, valueOn as datedValueOn } from './dated-parameter.ts';
export * from './law/index.ts';
export { bpuLowestAge, bpuRefusedFromAge, lowestUsualWageIdr } from './registration-ages.ts';
