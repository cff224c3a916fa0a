export { handoverErrors, refuseHandover } from './errors.ts';
export {
  conversionPercent,
  daysUntil,
  type HandoverOutcome,
  type HandoverTab,
  handoverOutcomes,
  handoverTabs,
  rateKinds,
} from './handover-words.ts';
