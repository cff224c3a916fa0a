import type { ReactNode } from 'react';
import type { z } from 'zod';
import { type accountSchema, accountsContract } from '#modules/accounts/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';
import type { NamedArea } from '#platform/web/visitor.ts';

export const accountsApi = apiOf({ accounts: accountsContract });

export type Account = z.infer<typeof accountSchema>;

export interface NamedOrganisation {
  readonly organisationId: string;
  readonly name: string;
}

interface FieldProps<Value> {
  readonly label: string;
  readonly description?: string;
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
}

/** The fields to choose areas and organisations with: the registry's, handed in by the application. */
export interface ScopeFields {
  readonly AreaField: (props: FieldProps<NamedArea>) => ReactNode;
  readonly OrganisationField: (props: FieldProps<NamedOrganisation>) => ReactNode;
}
