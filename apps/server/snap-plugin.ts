import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SnapService } from '#modules/contributions/core/index.ts';
import { timeStampOf } from '#modules/contributions/core/index.ts';
import {
  answerTokenRequest,
  answerTransaction,
  type BankAnswer,
  type BankMessage,
  bankAnswer,
  inquiryService,
  paymentService,
  statusService,
} from '#modules/contributions/server/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import type { Services } from '#platform/server/act/services.ts';
import { countByAddress } from './count-by-address.ts';
import { httpErrorOf, type ReportFault } from './error-body.ts';

/** The largest message of the standard is a few KiB. */
const largestMessageBytes = 64 * 1024;
const messagesAMinute = 6_000;
/** Wrong signatures, tokens and clocks: a bank makes few, whoever guesses makes many. */
const refusalsAMinute = 60;

export interface SnapOptions {
  readonly services: Services;
  readonly report: ReportFault;
}

type Answering = (message: BankMessage, now: number) => Promise<BankAnswer>;

/** `/snap/v1.0/*`: what banks call, by the standard of Bank Indonesia. Plain routes: the signature is over the bytes sent. */
export async function snapPlugin(app: FastifyInstance, { services, report }: SnapOptions): Promise<void> {
  const bodies = new WeakMap<FastifyRequest, Buffer>();
  const all = countByAddress({ most: messagesAMinute, seconds: 60 });
  const refused = countByAddress({ most: refusalsAMinute, seconds: 60 });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: largestMessageBytes },
    (request, body, done) => {
      bodies.set(request, Buffer.from(body));
      done(null, undefined);
    },
  );
  function serve(path: string, service: SnapService, answering: Answering): void {
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      const now = Date.now();
      const mayAsk = all.count(request.ip, now) && refused.isWithin(request.ip, now);
      if (!mayAsk) return send(reply, bankAnswer(service, 'too_many_requests'));
      if (request.method !== 'POST') return send(reply, bankAnswer(service, 'not_supported'));
      const answer = await answering(messageOf(request, bodies.get(request)), now);
      if (answer.status === 401) refused.count(request.ip, now);
      return send(reply, answer);
    };
    const errorHandler = async (error: unknown, _request: FastifyRequest, reply: FastifyReply) => {
      if (isUnreadable(error)) return send(reply, bankAnswer(service, 'bad_request'));
      httpErrorOf(error, 'id', report);
      return send(reply, bankAnswer(service, 'general_error'));
    };
    app.route({ method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], url: path, handler, errorHandler });
  }
  serve('/access-token/b2b', 'token', (message, now) => answerTokenRequest(services, message, now));
  serve('/transfer-va/inquiry', 'inquiry', (message, now) =>
    answerTransaction(services, inquiryService, message, now),
  );
  serve('/transfer-va/payment', 'payment', (message, now) =>
    answerTransaction(services, paymentService, message, now),
  );
  serve('/transfer-va/status', 'status', (message, now) =>
    answerTransaction(services, statusService, message, now),
  );
}

function send(reply: FastifyReply, { status, body }: BankAnswer): FastifyReply {
  const clientKey = reply.request.headers['x-client-key'];
  if (typeof clientKey === 'string' && status === 200) reply.header('x-client-key', clientKey);
  return reply.code(status).header('x-timestamp', timeStampOf(Date.now())).send(body);
}

function messageOf(request: FastifyRequest, body: Buffer | undefined): BankMessage {
  const headers = Object.entries(request.headers).map(
    ([name, value]) => [name, Array.isArray(value) ? value.join(',') : value] as const,
  );
  return {
    method: request.method,
    path: request.url,
    headers: Object.fromEntries(headers),
    body: body ?? Buffer.alloc(0),
  };
}

/** Too large, cut off, or with a null character in its address: the sender's fault, and told as one. */
function isUnreadable(error: unknown): boolean {
  if (error instanceof Refusal) return true;
  if (!(error instanceof Error) || !('code' in error)) return false;
  return typeof error.code === 'string' && error.code.startsWith('FST_ERR_CTP');
}
