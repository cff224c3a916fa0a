import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { auditFaults } from '#platform/server/audit/index.ts';
import { projectRoot } from '#tests/support/test-secrets.ts';
import { isTest, readSourceFiles } from './source-files.ts';
import { readTexts, unevenTexts, unspokenErrors } from './texts.ts';

test('both languages say the same things', () => {
  expect(unevenTexts(readTexts('id'), readTexts('en'))).toEqual([]);
});

test('every error of a catalogue has its text in both languages, and no other text poses as one', async () => {
  // The one failure that is no refusal: whatever nobody expected.
  const codes = [...(await catalogueLines()).map(([code]) => code), 'server.failed'];
  expect(codes.length).toBeGreaterThan(30);
  for (const language of ['id', 'en'] as const)
    expect(unspokenErrors(codes, readTexts(language))).toEqual([]);
});

test('a reason tells its reader what to do, whoever reads it', () => {
  const spoken = (['id', 'en'] as const).flatMap((language) =>
    Object.entries(readTexts(language)['lists.json'] ?? {}).filter(([key]) => key.startsWith('reason.')),
  );
  expect(spoken.length).toBeGreaterThan(50);
  expect(spoken.filter(([, text]) => /pengirim daftar|sender of the list/i.test(text))).toEqual([]);
});

test('every fault of the audit trail is told in words, in both languages', () => {
  for (const language of ['id', 'en'] as const) {
    const texts = readTexts(language)['web.json'] ?? {};
    expect(auditFaults.filter((fault) => !texts[`audit.fault.${fault}`])).toEqual([]);
  }
});

test('the journal has words for whatever an act is about, in both languages', () => {
  const kinds = subjectKinds();
  expect(kinds.length).toBeGreaterThan(30);
  for (const language of ['id', 'en'] as const) {
    const spoken = new Set(Object.values(readTexts(language)).flatMap((file) => Object.keys(file)));
    expect(kinds.filter((kind) => !spoken.has(`audit.subject.${kind}`))).toEqual([]);
    // Control: a kind of which nobody speaks is found.
    expect(spoken.has('audit.subject.nothing_of_ours')).toBe(false);
  }
});

test('no code means two things', async () => {
  const lines = await catalogueLines();
  // A catalogue that takes another one in holds its very definitions.
  const clashes = lines.filter(([code, definition]) =>
    lines.some(([other, meant]) => other === code && meant !== definition),
  );
  expect(clashes).toEqual([]);
});

test('a text that is missing, empty or fills in other names is noticed', () => {
  const id = { 'a.json': { one: 'Satu', two: '{{count}} baris', three: 'Tiga', four: '' } };
  const en = { 'a.json': { one: 'One', two: '{{number}} rows', four: 'Four' }, 'b.json': { five: 'Five' } };
  expect(unevenTexts(id, en)).toEqual([
    'a.json two: fills in other names',
    'a.json three: stands in one language only',
    'a.json four: is empty',
    'b.json five: stands in one language only',
  ]);
});

test('an error without text and a text without error are noticed', () => {
  const texts = { 'a.json': { 'error.a.known': 'x', 'error.a.stray': 'y', title: 'z' } };
  expect(unspokenErrors(['a.known', 'a.silent'], texts)).toEqual([
    'error.a.silent has no text',
    'error.a.stray is of no catalogue',
  ]);
});

/** What the acts in the sources say they are about. */
function subjectKinds(): string[] {
  const written = readSourceFiles()
    .filter(({ path }) => !isTest(path))
    .flatMap(({ text }) => [...text.matchAll(/\bsubjectKind: '(\w+)'/g)].map(([, kind = '']) => kind));
  return [...new Set(written)];
}

/** Code and definition of every line of every catalogue in the sources. */
async function catalogueLines(): Promise<[string, unknown][]> {
  const files = readSourceFiles().filter(
    ({ path, text }) => /satisfies ErrorCatalogue\b/.test(text) && !isTest(path),
  );
  const exported = await Promise.all(files.map(({ path }) => import(join(projectRoot, path))));
  const [anything, catalogue] = [
    z.record(z.string(), z.unknown()),
    z.record(z.string(), z.object({ status: z.number() })),
  ];
  return exported
    .flatMap((module) => Object.values(anything.parse({ ...module })))
    .filter((value) => typeof value === 'object' && catalogue.safeParse(value).success)
    .flatMap((value) => Object.entries(anything.parse(value)));
}
