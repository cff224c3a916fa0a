export * from './absorption/index.ts';
export * from './counting/index.ts';
export * from './papers/index.ts';
export * from './programmes/index.ts';
export * from './simulation/index.ts';
export * from './sources/index.ts';
