export * from './desk/index.ts';
export * from './standing/index.ts';
