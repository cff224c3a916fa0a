import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { type CheckQuestion, certificateCode, codeBytes, judged } from '#modules/certificates/core/index.ts';
import { type CheckLimits, certificatePlugin } from './certificate-plugin.ts';
import { httpErrorOf } from './error-body.ts';

const asked: (CheckQuestion & { readonly language: string })[] = [];
let app: FastifyInstance | null = null;
let closed = 0;

afterEach(async () => {
  await app?.close();
  asked.length = 0;
});

async function serve(limits?: CheckLimits): Promise<FastifyInstance> {
  app = fastify();
  app.setErrorHandler(async (error, _request, reply) => {
    const { status, body } = httpErrorOf(error, 'id', () => {});
    return reply.code(status).send(body);
  });
  const checker = {
    check: async (question: CheckQuestion, language: 'id' | 'en') => {
      asked.push({ ...question, language });
      const words = { reasonText: '', wayOut: '', asOf: '2026-11-15T10:00:00Z' };
      return { ...judged('certificate.valid'), ...words, kind: null, employer: null, card: null };
    },
    close: async () => {
      closed += 1;
    },
  };
  await app.register(certificatePlugin, { prefix: '/api/v1', checker, limits });
  return app;
}

const url = '/api/v1/certificate-checks';
const code = certificateCode(new Uint8Array(codeBytes).fill(9));

test('a text or a code is asked without an account, in the language of the asker', async () => {
  const server = await serve();
  await server.inject({ method: 'POST', url, payload: { text: ' SMS1:ABC\n' } });
  await server.inject({ method: 'POST', url: `${url}?language=en`, payload: { code: code.toLowerCase() } });
  await server.inject({
    method: 'POST',
    url,
    payload: { text: 'x' },
    headers: { 'accept-language': 'en-GB' },
  });
  expect(asked).toEqual([
    { how: 'text', text: 'SMS1:ABC', language: 'id' },
    { how: 'code', code, language: 'en' },
    { how: 'text', text: 'x', language: 'en' },
  ]);
});

test.each([
  ['a NIK', { code: '5171012345670001' }, 422, 'check.never_by_nik'],
  [
    'a slip of the finger',
    { code: `${code.slice(0, 15)}${code.endsWith('0') ? '1' : '0'}` },
    422,
    'check.code_mistyped',
  ],
  ['a NIK by its name', { nik: '5171012345670001' }, 400, 'input.invalid'],
  ['both at once', { code, text: 'SMS1:' }, 400, 'input.invalid'],
  ['nothing', {}, 400, 'input.invalid'],
  ['a text too long', { text: 'x'.repeat(9_000) }, 400, 'input.invalid'],
  ['a body too large', { text: 'x'.repeat(20_000) }, 413, 'request.too_large'],
])('%s is refused before any book is opened, and not said back', async (_name, payload, status, refused) => {
  const answer = await (await serve()).inject({ method: 'POST', url, payload });
  expect([answer.statusCode, answer.json().code]).toEqual([status, refused]);
  expect(answer.body).not.toContain('5171012345670001');
  expect(asked).toEqual([]);
});

test('codes are bounded more strictly than texts, each network by itself, with the seconds to wait', async () => {
  const server = await serve({ checks: 4, codes: 2 });
  const ask = (payload: object, remoteAddress = '203.0.113.7') =>
    server.inject({ method: 'POST', url, payload, remoteAddress });
  expect((await ask({ code })).statusCode).toBe(200);
  expect((await ask({ code: '1' })).statusCode).toBe(422);
  const third = await ask({ code });
  expect([third.statusCode, third.json().code]).toEqual([429, 'check.too_many_codes']);
  expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
  expect((await ask({ text: 'x' })).statusCode).toBe(200);
  expect((await ask({ text: 'x' })).json().code).toBe('check.too_many');
  expect((await ask({ code }, '203.0.113.8')).statusCode).toBe(200);
});

test('when the server stops, what was answered is kept first', async () => {
  const [server, before] = [await serve(), closed];
  await server.inject({ method: 'POST', url, payload: { text: 'x' } });
  expect(closed).toBe(before);
  await server.close();
  expect(closed).toBe(before + 1);
});
