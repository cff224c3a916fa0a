import { os } from '@orpc/server';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createApp } from './app.ts';

let app: FastifyInstance;
const faults: unknown[] = [];

/** One route that gives back what it was sent. */
const router = {
  echo: os
    .route({ method: 'POST', path: '/echo' })
    .input(z.object({ text: z.string() }))
    .handler(({ input }) => input),
  hear: os
    .route({ method: 'GET', path: '/echo' })
    .input(z.object({ text: z.string().optional() }))
    .handler(({ input }) => input),
};

beforeAll(async () => {
  app = await createApp({
    router,
    callerOf: async () => null,
    handleSignIn: async () => new Response(),
    isHealthy: async () => true,
    webDirectory: '/nowhere',
    ownUrl: 'https://semesta.example',
    report: (_, error) => faults.push(error),
  });
});
afterAll(() => app.close());

function echo(headers: Readonly<Record<string, string>>, text = 'halo') {
  return app.inject({
    method: 'POST',
    url: '/api/v1/echo',
    headers: { host: 'semesta.internal:4510', ...headers },
    payload: { text },
  });
}

describe('a change asked for by a page', () => {
  test.each([
    'https://semesta.example.evil.example',
    'http://semesta.internal:9999',
    'http://semesta.internal',
    'https://evil.example',
    'null',
  ])('of %s is refused', async (origin) => {
    const answer = await echo({ origin });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'access.foreign_origin', details: {} });
  });

  test.each(['http://semesta.internal:4510', 'https://semesta.example'])(
    'of our own, %s, passes',
    async (origin) => {
      expect((await echo({ origin })).json()).toEqual({ text: 'halo' });
    },
  );

  test('by a program, which names no origin, passes; and so does a look from anywhere', async () => {
    expect((await echo({})).statusCode).toBe(200);
    const look = {
      method: 'GET',
      url: '/api/v1/echo?text=a',
      headers: { origin: 'https://evil.example' },
    } as const;
    expect((await app.inject(look)).statusCode).toBe(200);
  });
});

describe('what the database could not keep', () => {
  test.each(['', 'pendek7', 'x'.repeat(201)])(
    'an idempotency key like "%s" is refused by name',
    async (key) => {
      const answer = await echo({ 'idempotency-key': key });
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ code: 'input.invalid', details: { field: 'Idempotency-Key' } });
    },
  );

  test.each(['x'.repeat(8), 'x'.repeat(200)])('a key of 8 to 200 characters passes', async (key) => {
    expect((await echo({ 'idempotency-key': key })).statusCode).toBe(200);
  });

  test('a null character is refused in a body, at any depth, and in an address', async () => {
    const deep = {
      method: 'POST',
      url: '/api/v1/echo',
      payload: { text: 'a', more: [{ deep: 'b\0' }] },
    } as const;
    const answers = [
      await echo({}, 'ha\0lo'),
      await app.inject(deep),
      await app.inject('/api/v1/echo?text=a%00b'),
      await app.inject('/api/v1/lists/a%00b'),
    ];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ code: 'input.invalid' });
    }
    expect(faults).toEqual([]);
  });
});

describe('a request that cannot be read', () => {
  test.each(['/api/v1/lists/%zz', '/%zz'])('at %s is refused in the shape of every error', async (url) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({
      code: 'input.invalid',
      message: expect.stringMatching(/./),
      details: {},
    });
  });

  test('for its headers is refused in the same shape', async () => {
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const answer = await fetch(`${address}/healthz`, { headers: { 'x-long': 'x'.repeat(20_000) } });
    expect(answer.status).toBe(431);
    expect(await answer.json()).toMatchObject({ code: 'input.invalid', details: {} });
    expect(faults).toEqual([]);
  });
});
