import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const smallestBytes = 1024;
/** Of eleven steps: most of what the slow ones save, in a millisecond. */
const brotliQuality = 5;

const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];

/**
 * An `onSend` hook for routes whose answers are figures and words that hold no secret: the length of a compressed answer
 * tells of what stands in it, so whatever carries a code, a token or a person leaves as it is.
 */
export async function compressAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (typeof payload !== 'string' || !isText(reply) || reply.hasHeader('content-encoding')) return payload;
  addVary(reply);
  const encoding = encodingFor(request.headers['accept-encoding'] ?? '');
  const body = Buffer.from(payload);
  if (encoding === null || body.length < smallestBytes) return payload;
  reply.header('content-encoding', encoding);
  reply.removeHeader('content-length');
  weakenTag(reply);
  if (encoding === 'gzip') return zip(body);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return brotli(body, { params });
}

function isText(reply: FastifyReply): boolean {
  return /^(?:application\/json|text\/csv|text\/html)\b/.test(String(reply.getHeader('content-type') ?? ''));
}

/** The smaller of the two that the asker takes; null where it takes neither. */
function encodingFor(accepted: string): 'br' | 'gzip' | null {
  const taken = accepted
    .toLowerCase()
    .split(',')
    .map((one) => one.split(';').map((part) => part.trim()))
    .filter(([, weight = '']) => !/^q=0(?:\.0*)?$/.test(weight))
    .map(([name]) => name);
  if (taken.includes('br')) return 'br';
  return taken.includes('gzip') ? 'gzip' : null;
}

function addVary(reply: FastifyReply): void {
  const before = reply.getHeader('vary');
  reply.header('vary', before === undefined ? 'accept-encoding' : `${before}, accept-encoding`);
}

/** The same content in other bytes: a strong tag would promise the bytes. */
function weakenTag(reply: FastifyReply): void {
  const tag = reply.getHeader('etag');
  if (typeof tag === 'string' && tag.startsWith('"')) reply.header('etag', `W/${tag}`);
}
