export {
  addStages,
  type BudgetStages,
  forecastLapse,
  type LapseForecast,
  noStages,
  shareText,
} from './absorption.ts';
export { type DepositAge, daysBetween, depositAgeOf, depositAges } from './deposit-ages.ts';
