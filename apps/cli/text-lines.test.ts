import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, longestLine } from './text-lines.ts';

async function* inChunks(text: string, size: number): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}

async function read(text: string, size: number) {
  const lines: (string | null)[] = [];
  for await (const line of linesOf(inChunks(text, size))) lines.push(line);
  return lines;
}

test.each([
  ['one line without an end', 'a', ['a']],
  ['a final line end', 'a\nb\n', ['a', 'b']],
  ['blank lines', '\na\n\n', ['', 'a', '']],
  ['lines that end with CRLF', 'a\r\nb\r\n', ['a', 'b']],
  ['a byte order mark', '\uFEFFa\nb', ['a', 'b']],
  ['separators that JSON allows within a text', 'a\u2028b\n', ['a\u2028b']],
  ['nothing', '', []],
])('%s', async (_, text, lines) => {
  for (const size of [1, 2, 100]) expect(await read(text, size)).toEqual(lines);
});

test('however the text comes in pieces, the lines are the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.stringMatching(/^[ab\r ]{0,5}$/)),
      fc.integer({ min: 1, max: 9 }),
      async (lines, size) => {
        const text = lines.map((line) => `${line}\n`).join('');
        expect(await read(text, size)).toEqual(lines.map((line) => line.replace(/\r$/, '')));
      },
    ),
  );
});

test('a line too long for one case comes as null, and those around it as they are', async () => {
  const long = 'x'.repeat(longestLine + 1);
  for (const size of [7_001, longestLine * 3])
    expect(await read(`a\n${long}\nb\n${long}`, size)).toEqual(['a', null, 'b', null]);
  expect(await read(long.slice(1), 7_001)).toEqual([long.slice(1)]);
});
