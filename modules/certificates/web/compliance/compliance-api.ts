import { complianceContract } from '#modules/certificates/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const complianceApi = apiOf({ compliance: complianceContract }).compliance;

export type ComplianceView = Awaited<ReturnType<typeof complianceApi.show.call>>;
export type PointView = ComplianceView['points'][number];
export type ComplianceRow = Awaited<ReturnType<typeof complianceApi.list.call>>['employers'][number];
