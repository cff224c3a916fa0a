export * from './papers/index.ts';
export * from './snap/index.ts';
