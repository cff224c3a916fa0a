import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mostCases } from '#modules/rules/api/index.ts';
import { answerCase } from '#modules/rules/core/index.ts';
import { rulesRoutes } from '#modules/rules/server/index.ts';
import { shippedLaw } from '#tests/support/law.ts';
import { createApp } from './app.ts';

let app: FastifyInstance;
const faults: unknown[] = [];

beforeAll(async () => {
  app = await createApp({
    router: { rules: rulesRoutes() },
    callerOf: async () => null,
    handleSignIn: async () => new Response(),
    isHealthy: async () => true,
    webDirectory: '/nowhere',
    report: (_, error) => faults.push(error),
  });
});
afterAll(() => app.close());

const post = (path: string, payload: object, language = 'id') =>
  app.inject({
    method: 'POST',
    url: `/api/v1/rules/${path}`,
    payload,
    headers: { 'accept-language': language },
  });
const get = (path: string) => app.inject({ method: 'GET', url: `/api/v1/rules/${path}` });

const farmer = {
  id: 'a',
  kind: 'contribution',
  segment: 'BPU',
  month: '2026-11',
  programmes: ['JKK', 'JKM'],
};

describe('rules over HTTP, without an account', () => {
  test('a batch is answered as the command line answers it, anything among it', async () => {
    const cases = [farmer, 17, null, { id: 9, kind: 'tax' }, { ...farmer, month: '2026-02-31' }];
    const answer = await post('batch', { cases });
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(answer.json()).toEqual({ results: cases.map((given) => answerCase(shippedLaw, given)) });
  });

  test('a batch of more cases than its bound is refused', async () => {
    expect((await post('batch', { cases: Array(mostCases).fill(1) })).statusCode).toBe(200);
    const answer = await post('batch', { cases: Array(mostCases + 1).fill(1) });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      413,
      { code: 'case.too_many', details: { atMost: mostCases } },
    ]);
  });

  test.each([
    ['id', 'Rp\u00a01.000.000'],
    ['en', 'Rp\u00a01,000,000'],
  ])('a case is explained with its law, in %s', async (language, money) => {
    const answer = await post('explain', { case: farmer }, language);
    const body = answer.json();
    expect([answer.statusCode, body.totalIdr, body.id]).toEqual([200, '8400', 'a']);
    expect(body.workings.map(({ text }: { text: string }) => text).join()).toContain(money);
    expect(body.switches).toMatchObject([{ name: 'reliefFor.self', value: true }]);
    const keys = body.parameters.map(({ key }: { key: string }) => key);
    for (const { parameters } of body.workings) expect(keys).toEqual(expect.arrayContaining(parameters));
  });

  test('a case that cannot be answered is refused by code and field, in the asker’s language', async () => {
    const given = { ...farmer, month: '2015-06' };
    const [id, en] = [await post('explain', { case: given }), await post('explain', { case: given }, 'en')];
    expect([id.statusCode, id.json()]).toMatchObject([
      422,
      { code: 'parameter.before_first', details: { field: 'month', first: '2015-07-01' } },
    ]);
    expect([id.json().message, en.json().message]).toEqual([
      expect.stringContaining('belum ada nilai'),
      expect.stringContaining('There is no value'),
    ]);
  });

  test('the law may be kept by whoever reads it, and says all it holds', async () => {
    const answer = await get('law');
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'public, max-age=300']);
    const { values, switches, holidayYears } = answer.json();
    expect(values).toHaveLength([...shippedLaw.series.values()].flat().length);
    expect(values).toContainEqual(
      expect.objectContaining({
        key: 'jp-wage-cap@2026-03-01',
        value: '11086300',
        sources: [
          expect.objectContaining({ tag: 'S8', type: 'CODE' }),
          expect.objectContaining({ tag: 'S9' }),
        ],
      }),
    );
    expect(switches).toContainEqual(
      expect.objectContaining({ name: 'coverageDuringArrears', value: 'undecided' }),
    );
    expect(holidayYears).toContain('2026');
  });

  test('the tariff of a month is rows; a month without law, and no month, are refused', async () => {
    const { month, rows } = (await get('tariff?month=2026-11')).json();
    expect([month, rows[0]]).toMatchObject(['2026-11', { segment: 'BPU', baseIdr: '1000000' }]);
    expect((await get('tariff?month=2015-06')).json()).toMatchObject({ code: 'parameter.before_first' });
    expect((await get('tariff?month=2026-13')).statusCode).toBe(400);
  });

  test('nothing of this was a fault', () => {
    expect(faults).toEqual([]);
  });
});
