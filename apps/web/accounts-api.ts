import { accountsContract } from '#modules/accounts/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

/** What the frame asks about the visitor; by the contract, so that it does not bring the pages of the module along. */
export const accountsApi = apiOf({ accounts: accountsContract });
