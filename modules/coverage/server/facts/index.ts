export { coverageTasks } from './coverage-tasks.ts';
export { addToFacts, addToTotals, foldFacts } from './fold-facts.ts';
