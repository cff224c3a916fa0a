import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '#apps/server/openapi.ts';
import { readPaymentCode } from '#modules/contributions/core/index.ts';
import { testDatabase } from '#tests/support/database.ts';
import { type Question, questionsOf } from './routes/questions.ts';
import { openRouteWorld, type Reply, type RouteWorld } from './routes/route-world.ts';
import { routes } from './routes/routes.ts';

const held = testDatabase();
const noProposal = '00000000-0000-7000-8000-000000000000';
let world: RouteWorld;
let journal: pg.Client;
const answers: { readonly question: Question; readonly reply: Reply; readonly entries: number }[] = [];

beforeAll(async () => {
  world = await openRouteWorld(held);
  journal = new pg.Client({ connectionString: held.adminUrl });
  await journal.connect();
  const [row] = await world.rowsOf('select min(row_id) as first from registry.list_rows');
  for (const question of await questionsOf(world)) {
    const before = await entriesOf(question);
    const reply = await world.ask(question.who, callOf(question, String(row?.first)));
    answers.push({ question, reply, entries: (await entriesOf(question)) - before });
  }
}, 300_000);
afterAll(async () => {
  await journal?.end();
  await world?.close();
});

/** They take a code or a token that none of these has. */
const unknownCodes = [
  'POST /setup',
  'POST /complaints/follow',
  'POST /protection-proofs/check',
  'POST /receipts/check',
];

describe('every route, every role, own, foreign and random ids', () => {
  it('has an entry for each route of the document, and no other', async () => {
    expect(Object.keys(routes).sort()).toEqual(routesOf(await openApiDocument()).sort());
  });

  it('answers each as DESIGN 5 says: 401 signed out, 403 to another role, 404 beyond the scope', () => {
    const wrong = answers
      .filter(
        ({ question, reply }) => reply.status !== question.status && !unknownCodes.includes(question.route),
      )
      .map(
        ({ question, reply }) =>
          `${name(question)}: ${reply.status} instead of ${question.status} ${reply.body.slice(0, 160)}`,
      );
    expect(wrong).toEqual([]);
    expect(answers.length).toBeGreaterThan(1_500);
  });

  it('gives for a foreign record exactly the answer of a random id', () => {
    const random = new Map<string, string>();
    for (const { question, reply } of answers)
      if (question.standing === 'random')
        random.set(`${question.route} ${question.who}`, shape(question, reply));
    const foreign = answers.filter(({ question }) => question.standing === 'foreign');
    const told = foreign.filter(
      ({ question, reply }) => random.get(`${question.route} ${question.who}`) !== shape(question, reply),
    );
    expect(told.map(({ question, reply }) => `${name(question)}: ${reply.body}`)).toEqual([]);
    expect(foreign.length).toBeGreaterThan(500);
  });

  it('control: each route that shows one record shows it to somebody', () => {
    const shown = new Set(
      answers
        .filter(({ question, reply }) => question.standing === 'own' && reply.status === 200)
        .map(({ question }) => question.route),
    );
    const silent = Object.entries(routes).filter(([route, entry]) => !entry.changes && !shown.has(route));
    expect(silent.map(([route]) => route)).toEqual([]);
  });

  it('writes down each look at a person', () => {
    const unwritten = answers.filter(
      ({ question, reply, entries }) =>
        reply.status === 200 && (question.entry.people || showsPeople(reply)) && entries === 0,
    );
    expect(unwritten.map(({ question }) => name(question))).toEqual([]);
    const looks = answers.filter(({ question, reply }) => question.entry.people && reply.status === 200);
    expect(new Set(looks.map(({ question }) => question.route))).toEqual(
      new Set(Object.keys(routes).filter((route) => routes[route]?.people)),
    );
  });

  it('tells of no fault', () => {
    expect(world.faults).toEqual([]);
  });
});

/** A NIK as it is shown, or whole; a payment code has as many digits and says so by its last two. */
function showsPeople({ body }: Reply): boolean {
  // The two marks at the end of a PDF are drawn at random: now and then sixteen of their signs are digits.
  const whole = body.replace(/\/ID \[.*?\]/g, '').match(/(?<!\d)\d{16}(?!\d)/g) ?? [];
  return /\d{4}\*{8}\d{4}/.test(body) || whole.some((digits) => readPaymentCode(digits) === null);
}

function name({ route, who, standing }: Question): string {
  return `${route} by ${who ?? 'someone not signed in'}, ${standing} id`;
}

/** Status and body without the id that was asked for. */
function shape({ id }: Question, { status, body }: Reply): string {
  return `${status} ${id === '' ? body : body.replaceAll(id, 'ID')}`;
}

function callOf({ route, entry, id }: Question, rowId: string) {
  const [method = '', path = ''] = route.split(' ');
  const filled = path
    .replace('{code}', '51.71.04.2008')
    .replace('{rowId}', rowId)
    .replace('{format}', 'json')
    .replace('{month}', '2026-10')
    .replace('{paper}', 'decree-annex')
    .replace('{form}', 'csv')
    .replace('{organisationId}/exports/{file}', '{organisationId}/exports/members.csv')
    .replace('{file}', 'ranking.csv')
    .replace('{revocationId}', noProposal)
    .replace(/(\/filings\/.*)\{listId\}/, `$1${noProposal}`)
    .replace('{proposalId}', noProposal)
    .replace(/(\/merge[a-z-]*\/)\{(requestId|mergeId)\}/, `$1${noProposal}`)
    .replace(/\{\w+\}/, id);
  const { query = '', ...rest } = entry.ask(id);
  return { method, path: `${filled}${query}`, ...rest };
}

async function entriesOf({ who }: Question): Promise<number> {
  const account = who === null ? null : world.callers.get(who)?.accountId;
  const { rows } = await journal.query<{ entries: number }>(
    'select count(*)::int as entries from platform.audit_entries where account_id = $1',
    [account],
  );
  return rows[0]?.entries ?? 0;
}

function routesOf(document: Record<string, unknown>): string[] {
  return Object.entries(Object(document.paths)).flatMap(([path, methods]) =>
    Object.keys(Object(methods)).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
  );
}
