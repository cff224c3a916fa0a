export { catalogue } from './catalogue.ts';
export {
  datedValueSchema,
  explainedSchema,
  mostCases,
  resultLineSchema,
  rulesContract,
  switchSchema,
} from './rules-contract.ts';
