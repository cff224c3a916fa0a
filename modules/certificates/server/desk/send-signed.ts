import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isLoopback, isPublicAddress } from './is-public-address.ts';

/** A message to the system of a desk. */
export interface SignedMessage {
  readonly url: string;
  readonly secret: string;
  readonly deliveryId: string;
  readonly body: string;
}

export interface SendHow {
  readonly mode: 'demo' | 'real';
  /** Ten seconds unless said otherwise. */
  readonly timeoutMs?: number;
  /** Resolves a host to all its addresses; the system's own unless said otherwise. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Seconds since 1970. */
  readonly nowSeconds?: number;
}

/** What came of it: the HTTP status, or a word why there is none. */
export type SendOutcome = {
  readonly isDelivered: boolean;
  readonly status: number | null;
  readonly fault: string;
};

/**
 * Whether messages may be sent to a URL at all: https (in the demonstration http to this machine too), no user name in it, and its address,
 * if it is one, public. Names are resolved when a message is sent.
 */
export function isSendable(url: string, mode: 'demo' | 'real'): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password, hostname } = new URL(url);
  if (username !== '' || password !== '') return false;
  const host = bare(hostname);
  const isLocal = mode === 'demo' && (host === 'localhost' || isLoopback(host));
  if (protocol === 'http:') return isLocal;
  return protocol === 'https:' && (isIP(host) === 0 || isPublicAddress(host) || isLocal);
}

/** `t=<seconds>,v1=<hex HMAC-SHA-256 of "<seconds>.<body>">`: whoever holds the secret tells our message from another's, and an old one. */
export function signatureOf(secret: string, nowSeconds: number, body: string): string {
  return `t=${nowSeconds},v1=${createHmac('sha256', secret).update(`${nowSeconds}.${body}`).digest('hex')}`;
}

/**
 * Sends one message and waits for its answer. The host is resolved here, each of its addresses is looked at, and the connection goes to one that
 * was looked at, so that a name cannot turn inwards between the two. A redirection is no delivery and is not followed.
 */
export async function sendSigned(message: SignedMessage, how: SendHow): Promise<SendOutcome> {
  if (!isSendable(message.url, how.mode)) return failed('url.refused');
  const host = bare(new URL(message.url).hostname);
  const addresses = await (how.resolve ?? resolveAll)(host).catch(() => []);
  if (addresses.length === 0) return failed('host.unknown');
  const isOpen = (address: string) =>
    isPublicAddress(address) || (how.mode === 'demo' && isLoopback(address));
  const [address] = addresses;
  if (address === undefined || !addresses.every(isOpen)) return failed('address.refused');
  return post(message, { ...how, address });
}

function post(
  { url, secret, deliveryId, body }: SignedMessage,
  how: SendHow & { readonly address: string },
): Promise<SendOutcome> {
  const nowSeconds = how.nowSeconds ?? Math.floor(Date.now() / 1000);
  const send = new URL(url).protocol === 'https:' ? requestHttps : requestHttp;
  const { promise, resolve } = Promise.withResolvers<SendOutcome>();
  const request = send(url, {
    method: 'POST',
    lookup: always(how.address),
    agent: false,
    signal: AbortSignal.timeout(how.timeoutMs ?? 10_000),
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'semesta',
      'semesta-delivery': deliveryId,
      'semesta-signature': signatureOf(secret, nowSeconds, body),
    },
  });
  request.on('response', (response) => {
    const status = response.statusCode ?? 0;
    // What the answer says is not read: it may be endless.
    response.destroy();
    const isDelivered = status >= 200 && status < 300;
    resolve({
      isDelivered,
      status,
      fault: isDelivered ? '' : status >= 300 && status < 400 ? 'redirect.refused' : 'status',
    });
  });
  request.on('error', (error) =>
    resolve(failed(error.name === 'AbortError' || error.name === 'TimeoutError' ? 'timeout' : 'connection')),
  );
  request.end(body);
  return promise;
}

function always(address: string): LookupFunction {
  const family = isIP(address);
  return (_host, options, callback) => {
    if (options.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
}

async function resolveAll(host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host];
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

function failed(fault: string): SendOutcome {
  return { isDelivered: false, status: null, fault };
}

/** The host as an address is written elsewhere: IPv6 without its brackets. */
function bare(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
