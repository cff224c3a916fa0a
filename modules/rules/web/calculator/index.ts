export { CalculatorPage } from './calculator-page.tsx';
