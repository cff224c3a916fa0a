import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  coverageExportsRoutes,
  coverageRoutes,
  coverageViewsRoutes,
  targetsRoutes,
} from '#modules/coverage/server/index.ts';
import { type Caller, roles } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { createApp } from './app.ts';

const held = testDatabase();
const village = '51.71.04.2008';
const neighbour = '51.71.04.2007';
const callers = new Map<string, Caller>();
let app: FastifyInstance;

beforeAll(async () => {
  const facts = [
    [village, 3],
    [neighbour, 60],
    ['51.71.01.1003', 40],
    ['51.04.01.2001', 2],
    ['51.04.02', 50],
  ] as const;
  const rows = facts.map(
    ([residence, workers]) =>
      `('${newId()}', 'PROTECTED', '2026-10', '${residence}', '', 'BPU', 'worker', 'P', 1985, 'trader', ${workers})`,
  );
  await held.asAdmin(`insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind,
    sex, birth_band, occupation_group, workers) values ${rows.join(',')}`);
  for (const role of roles)
    callers.set(role, aCaller(role, { areaCodes: role === 'village' ? [village] : [] }));
  app = await createApp({
    router: {
      coverage: coverageRoutes(held.services),
      views: coverageViewsRoutes(held.services),
      files: coverageExportsRoutes(held.services),
      targets: targetsRoutes(held.services),
    },
    callerOf: async (headers) => callers.get(headers.get('x-caller') ?? '') ?? null,
    handleSignIn: async () => new Response(),
    isHealthy: async () => true,
    webDirectory: '/nowhere',
    report: () => {},
    openData: held.services,
  });
});
afterAll(() => app.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });

describe('open data', () => {
  test('a file leaves hidden numbers empty and says so, with CRLF and plain numbers', async () => {
    const { body, headers, statusCode } = await get('/open-data/coverage.csv');
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="cakupan-protected-residence-2026-11.csv"',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=60',
    });
    expect(body.startsWith('indicator,view,month,area_code,')).toBe(true);
    expect(body.split('\r\n').at(-1)).toBe('');
    const of = (code: string) =>
      body.split('\r\n').find((line) => line.includes(`2026-11,${code},`) && line.includes(',all,ALL,'));
    expect(of('51')).toMatch(/,all,ALL,workers,155,shown,/);
    expect(of('51.04.01')).toMatch(/,all,ALL,workers,,suppressed,/);
    expect(of('51.04.02')).toMatch(/,all,ALL,workers,,suppressed,/);
    expect(body).not.toContain(village);
  });

  test('what has not changed is not sent twice, and any page may read it', async () => {
    for (const url of ['/open-data/coverage.json', '/api/3/action/package_show?id=cakupan-paid']) {
      const { headers } = await get(url);
      expect((await get(url, { 'if-none-match': String(headers.etag) })).statusCode).toBe(304);
      expect((await get(url, { 'if-none-match': '"other"' })).statusCode).toBe(200);
    }
    const asked = await app.inject({ method: 'OPTIONS', url: '/open-data/coverage.csv' });
    expect([asked.statusCode, asked.headers['access-control-allow-methods']]).toEqual([204, 'GET, HEAD']);
    const other = await app.inject({ method: 'OPTIONS', url: '/api/v1/coverage' });
    expect(other.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('every dataset of the catalogue is described as CKAN does and leads to its files', async () => {
    const { result: names } = (await get('/api/3/action/package_list')).json();
    expect(names).toContain('cakupan-open-membership');
    for (const name of names) {
      const { success, result } = (await get(`/api/3/action/package_show?id=${name}`)).json();
      expect(success).toBe(true);
      expect(result).toMatchObject({ name, license_id: 'cc-by-4.0', num_resources: 4 });
      expect(JSON.stringify(result)).not.toMatch(/coverage\.indicator|open_data\./);
    }
    const { result } = (await get('/api/3/action/package_show?id=cakupan-protected')).json();
    const { pathname, search } = new URL(result.resources[1].url);
    const { metadata, rows } = (await get(`${pathname}${search}`)).json();
    expect(metadata).toMatchObject({ name: 'cakupan-protected', unit: 'workers', demonstration: true });
    expect(rows.length).toBeGreaterThan(100);
    const missing = await get('/api/3/action/package_show?id=cakupan-none');
    expect([missing.statusCode, missing.json().success]).toEqual([404, false]);
  });

  test('every account reads what anyone reads, to the byte: also a village of its own few', async () => {
    const paths = [
      '/open-data/coverage.csv?area=51',
      '/open-data/coverage.json',
      '/api/3/action/package_list',
    ];
    for (const path of paths) {
      const anyone = await get(path);
      expect(anyone.statusCode).toBe(200);
      for (const role of roles) {
        const { body, headers } = await get(path, { 'x-caller': role });
        expect({ role, path, body }).toEqual({ role, path, body: anyone.body });
        expect(headers['set-cookie']).toBeUndefined();
      }
    }
    const own = await get(`/api/v1/coverage?area=${village}`, { 'x-caller': 'village' });
    expect(own.json().segments[0]).toMatchObject({ protected: 3 });
    expect((await get(paths[0] ?? '')).body).not.toContain(village);
  });

  test('what does not exist is refused by name, and who asks without end is asked to wait', async () => {
    expect((await get('/open-data/coverage.csv?indicator=X')).json().code).toBe('coverage.indicator_unknown');
    for (const area of ['51.71', '99', village])
      expect((await get(`/open-data/coverage.csv?area=${area}`)).statusCode).toBe(404);
    expect((await get('/open-data/coverage.csv?view=x')).json().code).toBe('input.invalid');
    // More than two windows of a minute let pass.
    const answers = [];
    for (let turn = 0; turn < 260; turn++) answers.push((await get('/api/3/action/package_list')).statusCode);
    expect(new Set(answers)).toEqual(new Set([200, 429]));
  });
});

describe('with any account', () => {
  const regency = ['area=51.71', 'area=51.71.04', 'area=51.04', 'area=51'];
  const paths = [
    ...regency.map((asked) => `/api/v1/coverage?${asked}`),
    ...['breakdown', 'missing', 'ending', 'ranking'].map((view) => `/api/v1/coverage/${view}?area=51`),
  ];

  test('beyond the own scope everyone reads what nobody in particular does', async () => {
    const seesMore = new Set(['auditor', 'admin']);
    const few = paths.filter((path) => /coverage\?area=51(\.71\.04)?$|breakdown/.test(path));
    for (const path of paths) {
      const anyone = (await get(path)).json();
      expect(anyone.publicView).toBe(true);
      for (const role of few.includes(path) ? roles : (['village'] as const)) {
        const shown = (await get(path, { 'x-caller': role })).json();
        if (seesMore.has(role)) expect(shown.publicView).toBe(false);
        else expect({ role, path, shown }).toEqual({ role, path, shown: anyone });
      }
    }
  }, 60_000);

  test('a village is shown to its own account and to none other', async () => {
    const own = await get(`/api/v1/coverage?area=${village}`, { 'x-caller': 'village' });
    expect(own.json()).toMatchObject({
      publicView: false,
      segments: [{ segment: 'ALL', protected: 3 }, {}, {}],
    });
    const foreign = await get(`/api/v1/coverage?area=${neighbour}`, { 'x-caller': 'village' });
    expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'coverage.area_not_found']);
    for (const role of roles.filter((one) => !['village', 'auditor', 'admin'].includes(one)))
      expect((await get(`/api/v1/coverage?area=${village}`, { 'x-caller': role })).statusCode).toBe(404);
    expect((await get(`/api/v1/coverage?area=${village}`)).statusCode).toBe(401);
  });

  test('a village account gets nothing of another village, whatever it asks and however', async () => {
    const views = ['', '/breakdown', '/missing', '/ending', '/ranking', '/gap'];
    const files = ['coverage', 'breakdown', 'missing', 'ending'].flatMap((view) => [
      `/exports/${view}.csv`,
      `/exports/${view}.xlsx`,
    ]);
    const asked = [...views, ...files].flatMap((path) => [
      `/api/v1/coverage${path}?area=${neighbour}`,
      `/api/v1/coverage${path}?area=${neighbour}&view=work&segment=BPU`,
    ]);
    for (const url of asked) {
      const { statusCode, body } = await get(url, { 'x-caller': 'village' });
      expect({ url, statusCode, told: body.includes('60') }).toEqual({ url, statusCode: 404, told: false });
    }
    for (const area of ['51.71.04', '51.71', '51'])
      for (const url of [
        `/api/v1/coverage/ranking?area=${area}&level=village`,
        `/api/v1/coverage/exports/ranking.csv?area=${area}&level=village`,
      ])
        expect((await get(url, { 'x-caller': 'village' })).json().code).toBe('coverage.villages_not_open');
    // Control: of its own village the same are answered.
    for (const path of [...views, ...files].filter((one) => one !== '/ranking')) {
      const own = await get(`/api/v1/coverage${path}?area=${village}`, { 'x-caller': 'village' });
      expect({ path, status: own.statusCode }).toEqual({ path, status: 200 });
    }
  });
});
