export { CalculatorPage } from './calculator/index.ts';
export { LawPage } from './law/index.ts';
