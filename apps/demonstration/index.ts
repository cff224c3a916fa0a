export { actOutSanctions } from './act-out-sanctions.ts';
export { playBank } from './bank-simulator/play-bank.ts';
export { loadDemonstration } from './load-demonstration.ts';
