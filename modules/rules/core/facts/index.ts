export { type Bounds, type CaseFields, caseFields } from './case-fields.ts';
export { type RuleKind, ruleKind } from './rule-kind.ts';
