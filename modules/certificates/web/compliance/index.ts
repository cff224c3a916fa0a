export { ComplianceHome } from './compliance-list-page.tsx';
export { CompliancePage } from './compliance-page.tsx';
