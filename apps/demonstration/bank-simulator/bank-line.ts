import { createPrivateKey, randomInt } from 'node:crypto';
import { z } from 'zod';
import type { BankExchange } from '#modules/contributions/api/index.ts';
import { messageToSign, timeStampOf, tokenRequestToSign } from '#modules/contributions/core/index.ts';
import { type Bank, bodyHashOf, signMessage, signTokenRequest } from '#modules/contributions/server/index.ts';

/** From where the simulated bank calls, and on whose behalf. */
export interface LineOptions {
  readonly bank: Bank;
  /** Of our own HTTP door. */
  readonly address: string;
  readonly visitorAddress: string;
}

/** One message that the simulated bank sends. */
export interface LineMessage {
  readonly step: Exclude<BankExchange['step'], 'token'>;
  readonly service: 'inquiry' | 'payment' | 'status';
  readonly message: Readonly<Record<string, unknown>>;
  readonly externalId?: string;
  /** What is wrong with it on purpose. */
  readonly fault?: 'signature' | 'time' | undefined;
}

const answerHead = z.object({
  responseCode: z.string().catch(''),
  responseMessage: z.string().catch(''),
  accessToken: z.string().optional().catch(undefined),
});
const shownAnswerHeaders = ['content-type', 'x-timestamp', 'x-client-key'];
const staleSeconds = 600;

/** A line to our own door: what is sent is signed as any bank must, and everything said is written down. */
export function openLine({ bank, address, visitorAddress }: LineOptions) {
  const exchanges: BankExchange[] = [];
  let token = '';

  async function exchange(
    step: BankExchange['step'],
    path: string,
    sent: { headers: Readonly<Record<string, string>>; body: string; signedText: string },
  ): Promise<string> {
    const headers = { 'Content-Type': 'application/json', ...sent.headers };
    const response = await fetch(`${address}${path}`, {
      method: 'POST',
      headers: { ...headers, 'X-Forwarded-For': visitorAddress },
      body: sent.body,
      signal: AbortSignal.timeout(20_000),
    });
    const body = await response.text();
    const head = answerHead.catch({ responseCode: '', responseMessage: '' }).parse(jsonOf(body));
    if (step === 'token') token = head.accessToken ?? '';
    const short = (text: string) => (token ? text.replaceAll(token, `${token.slice(0, 8)}…`) : text);
    exchanges.push({
      step,
      path,
      request: {
        headers: Object.entries(headers).map(([name, value]) => [name, short(value)]),
        body: sent.body,
        signedText: short(sent.signedText),
      },
      answer: {
        status: response.status,
        headers: [...response.headers].filter(([name]) => shownAnswerHeaders.includes(name)),
        body: short(body),
      },
      responseCode: head.responseCode,
      responseMessage: head.responseMessage,
    });
    return body;
  }

  return {
    exchanges,
    /** Service 73, signed with the bank's private key. */
    askToken: () => {
      const timeStamp = timeStampOf(Date.now());
      const asked = { clientId: bank.partnerId, timeStamp };
      return exchange('token', '/snap/v1.0/access-token/b2b', {
        headers: {
          'X-TIMESTAMP': timeStamp,
          'X-CLIENT-KEY': bank.partnerId,
          'X-SIGNATURE': signTokenRequest(createPrivateKey(bank.privateKey ?? ''), asked),
        },
        body: JSON.stringify({ grantType: 'client_credentials' }),
        signedText: tokenRequestToSign(bank.partnerId, timeStamp),
      });
    },
    /** Services 24 to 26, signed with the shared secret. */
    send: ({ step, service, message, externalId = newExternalId(), fault }: LineMessage) => {
      const path = `/snap/v1.0/transfer-va/${service}`;
      const body = JSON.stringify(message);
      const timeStamp = timeStampOf(Date.now() - (fault === 'time' ? staleSeconds * 1000 : 0));
      const bodyHash = bodyHashOf(Buffer.from(body));
      const signed = { method: 'POST', path, accessToken: token, bodyHash, timeStamp };
      return exchange(step, path, {
        headers: {
          Authorization: `Bearer ${token}`,
          'X-TIMESTAMP': timeStamp,
          'X-SIGNATURE': signMessage(fault === 'signature' ? 'another secret' : bank.secret, signed),
          'X-PARTNER-ID': bank.partnerId,
          'X-EXTERNAL-ID': externalId,
          'CHANNEL-ID': '95221',
        },
        body,
        signedText: messageToSign(signed),
      });
    },
  };
}

/** Digits, as the standard wants: the instant and a random number. */
export function newExternalId(): string {
  return `${Date.now()}${String(randomInt(1_000_000)).padStart(6, '0')}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
