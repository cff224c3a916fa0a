export {
  type BusinessTypeFault,
  businessTypeColumns,
  readBusinessTypes,
} from './business-type-rows.ts';
export { settledScale } from './enterprise-scale.ts';
export { organisationErrors } from './errors.ts';
export {
  changesBetween,
  type FactChange,
  type FactName,
  fieldNotOfKind,
  noFacts,
  type OrganisationFacts,
} from './facts.ts';
export {
  asksFor,
  type FieldSet,
  type GroupType,
  groupTypes,
  kindTraits,
  type OrganisationKind,
  organisationKinds,
  type Scale,
  scales,
} from './kinds.ts';
export { type Npwp, readNpwp } from './npwp.ts';
export {
  type BusinessType,
  certainties,
  type RiskClassChoice,
  type RiskClassFault,
  riskClassFault,
} from './risk-class.ts';
