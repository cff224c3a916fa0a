export * from './snap/index.ts';
