import type { FastifyInstance, FastifyRequest } from 'fastify';
import { playBank } from '#apps/demonstration/index.ts';
import { bankPlaySchema } from '#modules/contributions/api/index.ts';
import { openSimulatedBank } from '#modules/contributions/server/index.ts';
import { refuse } from '#platform/core/platform-errors.ts';
import type { Services } from '#platform/server/act/services.ts';
import { countByAddress } from './count-by-address.ts';
import { refuseForeignOrigin } from './refuse-foreign-origin.ts';

const playsAMinute = 60;

export interface BankSimulatorOptions {
  readonly services: Services;
  readonly ownUrl: string | undefined;
}

/** `/api/simulator-bank`: a bank to try the door of banks with. Registered in the demonstration alone. */
export async function bankSimulatorPlugin(
  app: FastifyInstance,
  { services, ownUrl }: BankSimulatorOptions,
): Promise<void> {
  const plays = countByAddress({ most: playsAMinute, seconds: 60 });
  app.addHook('onRequest', async (request) => refuseForeignOrigin(request, ownUrl));
  app.post('/', async (request) => {
    const asked = bankPlaySchema.safeParse(request.body);
    if (!asked.success) throw refuse('input.invalid', { fields: [{ path: 'code' }] });
    if (!plays.count(request.ip, Date.now())) throw refuse('request.too_many');
    const bank = await openSimulatedBank(services);
    return playBank({ bank, address: loopbackOf(request), visitorAddress: request.ip }, asked.data);
  });
}

/** Our own door, as this machine reaches it. */
function loopbackOf({ server }: FastifyRequest): string {
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  const host = /^(?:0\.0\.0\.0|::)$/.test(address.address) ? '127.0.0.1' : address.address;
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}
