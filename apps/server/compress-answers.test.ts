import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, describe, expect, test } from 'vitest';
import { compressAnswer } from './compress-answers.ts';

const figures = { rows: Array.from({ length: 200 }, (_, index) => ({ area: '51.71', workers: index })) };
const long = JSON.stringify(figures);

const app: FastifyInstance = fastify();
app.get('/figures', { onSend: compressAnswer }, async (_request, reply) =>
  reply.header('etag', '"abc"').type('application/json; charset=utf-8').send(long),
);
app.get('/few', { onSend: compressAnswer }, async () => ({ workers: 1 }));
app.get('/workbook', { onSend: compressAnswer }, async (_request, reply) =>
  reply.type('application/vnd.ms-excel').send(long),
);
app.get('/other', async () => figures);
afterAll(() => app.close());

function ask(url: string, accepted?: string) {
  return app.inject({ url, headers: accepted === undefined ? {} : { 'accept-encoding': accepted } });
}

describe('an answer of figures', () => {
  test.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ] as const)('leaves for "%s" as %s, smaller, and says the same', async (accepted, encoding, unpack) => {
    const answer = await ask('/figures', accepted);
    expect(answer.headers).toMatchObject({
      ...{ 'content-encoding': encoding, vary: 'accept-encoding', etag: 'W/"abc"' },
    });
    expect(answer.rawPayload.length).toBeLessThan(long.length / 5);
    expect(answer.headers['content-length']).toBe(String(answer.rawPayload.length));
    expect(unpack(answer.rawPayload).toString()).toBe(long);
  });

  test.each([undefined, 'identity', 'br;q=0, gzip;q=0.000'])(
    'leaves as it is for who takes "%s", and says that others get it otherwise',
    async (accepted) => {
      const answer = await ask('/figures', accepted);
      expect(answer.headers).toMatchObject({ vary: 'accept-encoding', etag: '"abc"' });
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(answer.body).toBe(long);
    },
  );

  test.each(['/few', '/workbook', '/other'])(
    'of few bytes, of no text or of another route stays: %s',
    async (url) => {
      const answer = await ask(url, 'br');
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(answer.statusCode).toBe(200);
    },
  );
});
