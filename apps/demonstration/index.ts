export { playBank } from './bank-simulator/play-bank.ts';
export { loadDemonstration } from './load-demonstration.ts';
