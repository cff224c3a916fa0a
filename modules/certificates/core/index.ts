export * from './code/index.ts';
export * from './desk/index.ts';
export * from './standing/index.ts';
