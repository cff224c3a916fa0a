import { undertakingsContract } from '#modules/certificates/api/index.ts';
import type { Role } from '#platform/core/roles.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const undertakingsApi = apiOf({ undertakings: undertakingsContract }).undertakings;

export type UndertakingsView = Awaited<ReturnType<typeof undertakingsApi.show.call>>;
export type UndertakingView = UndertakingsView['undertakings'][number];

/** Who files one, or takes it back. */
export const undertakingFilers: readonly Role[] = [
  'employer',
  'government_office',
  'office_staff',
  'office_supervisor',
];
