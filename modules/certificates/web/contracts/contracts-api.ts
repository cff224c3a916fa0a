import { contractsContract, deskContract } from '#modules/certificates/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const contractsApi = apiOf({ contracts: contractsContract }).contracts;
export const deskApi = apiOf({ permitChecks: deskContract }).permitChecks;

export type ContractRow = Awaited<ReturnType<typeof contractsApi.list.call>>['contracts'][number];
export type ContractView = Awaited<ReturnType<typeof contractsApi.show.call>>;

export const stateTones = { entered: 'calm', awarded: 'good', closed: 'plain', cancelled: 'plain' } as const;
export const checkTones = { VALID: 'good', CONDITIONAL: 'warn', TIDAK_VALID: 'bad' } as const;
