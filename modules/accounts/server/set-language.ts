import { sql } from 'kysely';
import { type Caller, roles } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { AccountServices } from './account-services.ts';

const definition = { name: 'accounts.set-language', roles } as const satisfies ActDefinition;

/** An account chooses the language of its screens and messages. */
export function setLanguage(
  services: AccountServices,
  call: { readonly caller: Caller; readonly key?: string | undefined; readonly language: 'id' | 'en' },
): Promise<{ language: 'id' | 'en' }> {
  const { caller, key, language } = call;
  return act(services, {
    act: definition,
    caller,
    key,
    request: { language },
    perform: async (transaction) => {
      await sql`select accounts.set_own_language(${language})`.execute(transaction.of<unknown>());
      return {
        output: { language },
        audit: {
          act: definition.name,
          subjectKind: 'account',
          subjectId: caller.accountId,
          details: { language },
        },
      };
    },
  });
}
