export * from './benefits/index.ts';
export * from './cases/index.ts';
export * from './clocks/index.ts';
export * from './contributions/index.ts';
export * from './law/index.ts';
export * from './membership/index.ts';
