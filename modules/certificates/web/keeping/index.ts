export { type Faults, useKept } from './use-kept.ts';
