import { expect, test } from 'vitest';
import { listsPageSchema, rowIdSchema, rowsCursorSchema, typedCellSchema } from './lists-contract.ts';

test.each(['AAAA', '\u0000', ''])('%j is no list to go on after', (cursor) => {
  expect(listsPageSchema.safeParse({ cursor }).success).toBe(false);
  expect(listsPageSchema.safeParse({ cursor: '01890a5d-ac96-774b-bcce-b302099a8057' }).success).toBe(true);
});

test.each(['99999999999', '0', '-1', 'x'])('%s is no row', (rowId) => {
  expect(rowIdSchema.safeParse(rowId).success).toBe(false);
  expect(rowIdSchema.parse('2147483647')).toBe(2_147_483_647);
});

test('a cell with a NUL is refused', () => {
  expect(typedCellSchema.safeParse('Made\u0000').success).toBe(false);
  expect(typedCellSchema.safeParse('').success).toBe(true);
});

test.each(['99999999999', '-1', 'x', ''])('%j is no row to go on after', (cursor) => {
  expect(rowsCursorSchema.safeParse(cursor).success).toBe(false);
  expect(rowsCursorSchema.safeParse('50000').success).toBe(true);
});
