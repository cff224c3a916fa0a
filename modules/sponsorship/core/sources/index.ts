export * from './funding-sources.ts';
