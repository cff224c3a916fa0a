export { coverageTasks } from './coverage-tasks.ts';
export { addToTotals, fillFacts, fillTotals, foldFacts } from './fold-facts.ts';
