export { complianceErrors, refuseCompliance } from './errors.ts';
export {
  type Compliance,
  type ComplianceFacts,
  type JudgedPoint,
  judgeCompliance,
} from './judge-compliance.ts';
export {
  type CompliancePoint,
  compliancePoints,
  pointRules,
  statedSources,
  unusualFallPercent,
} from './points.ts';
