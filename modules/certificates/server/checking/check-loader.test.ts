import { afterEach, expect, test, vi } from 'vitest';
import { createCheckLoader } from './check-loader.ts';
import type { CheckEntry } from './check-queries.ts';

const ask = { certificateId: null, code: null };
const entry = (reason: string): CheckEntry => ({
  how: 'text',
  outcome: 'NOT_VALID',
  reason,
  certificateId: null,
});

/** A loader over books that may be out of reach, and what they keep. */
function open() {
  const books = { isReachable: true, statements: 0, kept: [] as string[], answered: Promise.resolve() };
  const loader = createCheckLoader(async (asks, log) => {
    books.statements += 1;
    if (!books.isReachable) throw new Error('gone');
    await books.answered;
    books.kept.push(...log.map(({ reason }) => reason));
    return asks.map(() => null);
  });
  return { books, loader };
}

afterEach(() => {
  vi.useRealTimers();
});

/** A turn of the event loop later. */
const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

test('what waits goes alone where no look-up comes, and not while look-ups are under way', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { books, loader } = open();
  await loader.keepSoon(entry('a'));
  await vi.advanceTimersByTimeAsync(100);
  expect(books).toMatchObject({ statements: 1, kept: ['a'] });
  const answered = Promise.withResolvers<void>();
  books.answered = answered.promise;
  const found = loader.find(ask);
  await soon();
  await loader.keepSoon(entry('b'));
  await vi.advanceTimersByTimeAsync(1_000);
  answered.resolve();
  await found;
  await soon();
  expect(books).toMatchObject({ statements: 2, kept: ['a'] });
  await loader.find(ask);
  expect(books).toMatchObject({ statements: 3, kept: ['a', 'b'] });
});

test('what need not wait goes along with the next look-up and has no statement of its own', async () => {
  const { books, loader } = open();
  await loader.keepSoon(entry('a'));
  await loader.keepSoon(entry('b'));
  expect(books).toMatchObject({ statements: 0, kept: [] });
  await loader.find(ask);
  expect(books).toMatchObject({ statements: 1, kept: ['a', 'b'] });
});

test('without a look-up it is kept when all is settled, each once', async () => {
  const { books, loader } = open();
  for (let index = 0; index < 1_200; index += 1) await loader.keepSoon(entry(String(index)));
  await Promise.all([loader.settle(), loader.settle(), loader.find(ask)]);
  expect(books.kept).toHaveLength(1_200);
  expect(new Set(books.kept).size).toBe(1_200);
});

test('what could not be kept waits for the next try; settling says when it still cannot', async () => {
  const { books, loader } = open();
  books.isReachable = false;
  await loader.keepSoon(entry('a'));
  await expect(loader.find(ask)).rejects.toThrow('gone');
  await expect(loader.settle()).rejects.toThrow('gone');
  books.isReachable = true;
  await loader.keepSoon(entry('b'));
  await loader.settle();
  expect(books.kept).toEqual(['a', 'b']);
});

test('no more than some thousands wait in memory: the next one is answered only when it is kept', async () => {
  const { books, loader } = open();
  books.isReachable = false;
  for (let index = 0; index < 2_000; index += 1) await loader.keepSoon(entry('a'));
  await expect(loader.keepSoon(entry('b'))).rejects.toThrow('gone');
  books.isReachable = true;
  await loader.settle();
  expect(books.kept).toHaveLength(2_000);
});
