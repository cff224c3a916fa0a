import { expect, it } from 'vitest';
import { numbersIn } from './find-numbers.ts';

const known = new Set(['5171041205800001', '517104120580000', '81234500001']);
const inText = (text: string) => [...numbersIn(Buffer.from(text), known)].sort();

it('finds a number as digits, with strokes, inside other digits and at the end', () => {
  expect(inText('NIK 5171041205800001.')).toContain('5171041205800001');
  expect(inText('5171.0412.0580.0001')).toContain('5171041205800001');
  expect(inText("x5171-0412 0580'0001")).toContain('5171041205800001');
  expect(inText('0081234500001')).toEqual(['81234500001']);
  expect(inText('\\x005171041205800001')).toContain('5171041205800001');
});

it('finds nothing in a masked number, in another one, in its parts', () => {
  expect(inText('5171********0001')).toEqual([]);
  expect(inText('5171041205800002 812345')).toEqual(['517104120580000']);
  expect(inText('51710412  0580 0001')).toEqual([]);
});
