import { accountsContract } from '#modules/accounts/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const accountsApi = apiOf({ accounts: accountsContract });
