import { aPdf } from '#tests/support/a-document.ts';
import { call, type Session, signIn, upload } from '#tests/support/api.ts';
import { csvOfKnown, person, workbookOfKnown } from './known-people.ts';

interface Row {
  readonly rowId: number;
  readonly outcome: string;
}

/** What the walk met: every refusal's whole body, and how far it got. */
export interface Walk {
  readonly refusals: readonly string[];
  readonly registered: number;
  readonly revealed: string;
}

/** The way of a list, from the file to the page of a worker, and many requests that must fail on the way. */
export async function walkWithKnownPeople(address: string): Promise<Walk> {
  const village = await signIn(address, 'ubungkaja');
  const csv = await send(village, `daftar ${person(0).nik}.csv`, csvOfKnown());
  const workbook = await send(village, `daftar 0${person(3).phone}.xlsx`, workbookOfKnown());
  await mend(village, csv);
  const registered = (await submit(village, csv)) + (await submit(village, workbook));
  const revealed = await lookAtWorker(village);
  const refusals = [...(await handInProof(village)), ...(await failOnPurpose(village, csv))];
  return { refusals, registered, revealed };
}

async function send(session: Session, name: string, bytes: Uint8Array): Promise<string> {
  const sent = await upload(session, { name, bytes }, { kind: 'bpu', areaCode: '51.71.04.2008' });
  const listId = String(sent.body.listId);
  await stateOf(session, listId, ['checked']);
  return listId;
}

async function stateOf(
  session: Session,
  listId: string,
  wanted: readonly string[],
): Promise<Record<string, unknown>> {
  for (let tries = 0; tries < 300; tries++) {
    const { body } = await call(session, 'GET', `/lists/${listId}`);
    if (wanted.includes(String(body.state))) return body;
    if (body.state === 'failed') break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the list never came to ${wanted.join(' or ')}`);
}

async function mend(session: Session, listId: string): Promise<void> {
  const { body } = await call<{ rows: Row[] }>(session, 'GET', `/lists/${listId}/rows?outcome=fix&limit=200`);
  const [first, second] = body.rows;
  if (!first || !second) throw new Error('no row needs mending');
  const change = (row: Row, cells: Record<string, string>) =>
    call(session, 'PATCH', `/lists/${listId}/rows/${row.rowId}`, { cells });
  await change(first, { nik: person(5).nik, address: `Jl. Baru ${person(5).nik}` });
  await change(second, { nik: `${person(15).nik}9`, occupation: person(15).phone });
  await fetch(`${session.address}/api/v1/lists/${listId}/download`, { headers: { cookie: session.cookie } });
}

async function submit(session: Session, listId: string): Promise<number> {
  await call(session, 'POST', `/lists/${listId}/submit`, {});
  const list = await stateOf(session, listId, ['submitted', 'checked']);
  return Number(list.rowsRegistered);
}

async function lookAtWorker(session: Session): Promise<string> {
  const found = await call<{ workers: { workerId: string }[] }>(session, 'POST', '/workers/search', {
    query: person(0).nik,
  });
  const workerId = found.body.workers[0]?.workerId;
  await call(session, 'GET', `/workers/${workerId}`);
  const reason = `Diminta pemegang NIK ${person(0).nik}, telepon 0${person(0).phone}`;
  const shown = await call(session, 'POST', `/workers/${workerId}/reveal`, { reason });
  await call(session, 'GET', '/audit');
  return String(shown.body.nik);
}

/** A document full of numbers is taken and sealed, one with a script is refused; both are named by a number. */
async function handInProof(session: Session): Promise<string[]> {
  const { nik, phone } = person(12);
  const numbers = { trailer: `/Info << /Title (KTP ${nik}) /Subject (0${phone}) >>` };
  const taken = await handIn(session, `${nik}.pdf`, aPdf(numbers));
  if (taken.status !== 200) throw new Error(`the document was not taken: ${taken.status}`);
  const { documentId } = JSON.parse(await taken.text());
  await fetch(`${session.address}/api/v1/documents/${documentId}/content`, {
    headers: { cookie: session.cookie },
  });
  const script = { ...numbers, catalogue: `/OpenAction << /S /JavaScript /JS (${nik}) >>` };
  const refused = await handIn(session, `0${phone}.pdf`, aPdf(script));
  return [await refused.text()];
}

function handIn(session: Session, name: string, bytes: Uint8Array): Promise<Response> {
  const body = new FormData();
  body.append('file', new File([new Uint8Array(bytes)], name));
  return fetch(`${session.address}/api/v1/documents`, {
    method: 'POST',
    headers: { cookie: session.cookie },
    body,
  });
}

/** Numbers in paths, queries, bodies and headers that the server refuses, or finds nothing for. */
async function failOnPurpose(session: Session, listId: string): Promise<string[]> {
  const { nik, phone } = person(10);
  const wrong: readonly (readonly [string, string, unknown?])[] = [
    ['GET', `/workers/${nik}`],
    ['GET', `/lists/${nik}`],
    ['GET', `/areas/${nik}`],
    ['GET', `/nowhere/${nik}?nik=${nik}`],
    ['GET', `/coverage?area=${nik}`],
    ['GET', `/lists?cursor=${nik}`],
    ['GET', `/lists/${listId}/rows?cursor=${nik}`],
    ['GET', `/organisations?cursor=${nik}`],
    ['POST', '/workers/search', { query: nik, cursor: nik }],
    ['POST', '/workers/search', { query: { nik } }],
    ['POST', '/workers/search', { query: nik, within: nik }],
    ['POST', '/workers/search', { query: nik, organisationId: nik }],
    ['PATCH', `/lists/${listId}/rows/${nik}`, { cells: { nik } }],
    ['PATCH', `/lists/${listId}/rows/1`, { cells: { nik: [nik], [nik]: phone } }],
    ['PUT', `/lists/${listId}/mapping`, { sheets: [{ sheet: nik, columns: [] }] }],
    ['POST', `/areas/51.71.04.2008/hamlets`, { name: { nik } }],
    ['POST', `/workers/${nik}/reveal`, { reason: nik }],
    ['POST', '/accounts', { email: `${nik}@example.id`, name: nik, role: 'village' }],
    ['POST', '/setup', { token: `${nik}${nik}`, password: nik }],
  ];
  const bodies: string[] = [];
  for (const [method, path, body] of wrong) {
    const answer = await call(session, method, path, body);
    if (answer.status >= 400) bodies.push(JSON.stringify(answer.body));
  }
  for (const text of [`{"query": "${nik}"`, `"${nik}"`])
    bodies.push(await raw(session, '/api/v1/workers/search', text));
  const asPassword = JSON.stringify({ email: `${nik}@semesta.example`, password: `${nik}${phone}` });
  bodies.push(await raw({ ...session, cookie: '' }, '/api/auth/sign-in/email', asPassword));
  return bodies;
}

async function raw(session: Session, path: string, body: string): Promise<string> {
  const headers = { cookie: session.cookie, 'content-type': 'application/json', origin: session.address };
  const response = await fetch(`${session.address}${path}`, { method: 'POST', headers, body });
  return response.text();
}
