import { createORPCClient, ORPCError } from '@orpc/client';
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';

/** `key`: the Idempotency-Key of a write that may be sent twice (a form keeps it until it succeeds). */
export interface CallContext {
  readonly key?: string;
  /** Where no browser is: how the API is asked there, and in which language. */
  readonly server?: {
    readonly fetch: (request: Request) => Promise<Response>;
    readonly language: 'id' | 'en';
  };
}

/** Never asked over a network: the server answers itself. */
const serverOrigin = 'http://semesta.internal';

type Client<Contract extends AnyContractRouter> = ContractRouterClient<Contract, CallContext>;

/**
 * Queries and mutations of a module's contract over the same origin's `/api/v1`.
 *
 * @example const api = apiOf({ lists: listsContract }); useQuery(api.lists.list.queryOptions({ input: {} }))
 */
export function apiOf<Contract extends AnyContractRouter>(contract: Contract): RouterUtils<Client<Contract>> {
  const link = new OpenAPILink<CallContext>(contract, {
    url: ({ context }) => `${context.server ? serverOrigin : window.location.origin}/api/v1`,
    fetch: (request, init, { context }) =>
      context.server ? context.server.fetch(request) : globalThis.fetch(request, init),
    headers: ({ context }) => ({
      'accept-language': context.server?.language ?? (document.documentElement.lang || 'id'),
      'idempotency-key': context.key ?? newKey(),
    }),
    customErrorResponseBodyDecoder: (body, response) => refusalIn(body, response.status),
  });
  // The client is a proxy made from the link alone: its type is the contract's.
  return createTanstackQueryUtils(createORPCClient(link) as Client<Contract>);
}

/** 128 random bits as text, also where the page is not served over TLS (no crypto.randomUUID there). */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The catalogue's `{code, message, details}` of an answer as a typed client error; null where it is none. */
export function refusalIn(body: unknown, status: number): ORPCError<string, unknown> | null {
  if (typeof body !== 'object' || body === null || !('code' in body) || typeof body.code !== 'string') {
    return null;
  }
  const message = 'message' in body && typeof body.message === 'string' ? body.message : body.code;
  const data = 'details' in body ? body.details : {};
  return new ORPCError(body.code, { defined: true, status, message, data });
}
