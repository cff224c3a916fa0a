import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minifyJson } from './minify-json.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const minified = (text: string) => new TextDecoder().decode(minifyJson(bytesOf(text)));

const whiteSpace = fc
  .array(fc.constantFrom(' ', '\t', '\n', '\r'), { maxLength: 3 })
  .map((all) => all.join(''));

/** The same JSON with white space strewn between its tokens. */
function loosened(text: string, spaces: readonly string[]): string {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^"{}[\],:]+/gu) ?? [];
  return tokens.map((token, index) => `${spaces[index % spaces.length] ?? ''}${token}`).join('');
}

describe('minified JSON', () => {
  test('takes white space away outside strings only', () => {
    expect(minified('{ "a b" :\r\n\t[ 1 , " x\\" y " ] }')).toBe('{"a b":[1," x\\" y "]}');
  });

  test('keeps a string whole that ends in an escaped backslash', () => {
    expect(minified('{"a" : "x\\\\" , "b" : " y "}')).toBe('{"a":"x\\\\","b":" y "}');
  });

  test('keeps the form of numbers, escapes and repeated keys', () => {
    expect(minified('{"a": 1.00, "a": 1e2, "\\u0061 b": "\\/"}')).toBe(
      '{"a":1.00,"a":1e2,"\\u0061 b":"\\/"}',
    );
  });

  test('reads the same as what was sent, and has no white space more to lose', () => {
    fc.assert(
      fc.property(fc.json(), fc.array(whiteSpace, { minLength: 1, maxLength: 7 }), (text, spaces) => {
        const sent = loosened(text, spaces);
        const small = minified(sent);
        expect(JSON.parse(small)).toEqual(JSON.parse(sent));
        expect(minified(small)).toBe(small);
        expect(small.length).toBeLessThanOrEqual(sent.length);
      }),
    );
  });

  test('does not depend on the white space that was sent', () => {
    fc.assert(
      fc.property(fc.json(), whiteSpace, whiteSpace, (text, one, other) => {
        expect(minified(loosened(text, [one]))).toBe(minified(loosened(text, [other])));
      }),
    );
  });

  test('leaves bytes that are no UTF-8 as they are', () => {
    const sent = new Uint8Array([0x22, 0xff, 0x20, 0xc3, 0x22, 0x20]);
    expect([...minifyJson(sent)]).toEqual([0x22, 0xff, 0x20, 0xc3, 0x22]);
  });
});
