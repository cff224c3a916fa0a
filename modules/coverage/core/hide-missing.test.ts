import { expect, test } from 'vitest';
import { hideMissing } from './hide-missing.ts';

const group = (key: string, registered: number, covered: number, workforce: number | null = null) => ({
  ...{ key, registered, protected: covered, missing: registered - covered, workforce },
});
const shownKeys = (rows: readonly { key: string; registered: number | null }[]) =>
  rows.filter(({ registered }) => registered !== null).map(({ key }) => key);

test('who is in charge sees every number', () => {
  const [row] = hideMissing([group('farmer', 3, 1, 10)], false);
  expect(row).toMatchObject({ registered: 3, protected: 1, missing: 2, missingOfWorkforce: 9 });
});

test('in public a group with one small number hides all three, and the smallest other goes with it', () => {
  const rows = hideMissing(
    [group('farmer', 100, 98), group('trader', 50, 20), group('driver', 90, 30)],
    true,
  );
  expect(shownKeys(rows)).toEqual(['driver']);
  expect(rows[0]).toMatchObject({ registered: null, protected: null, missing: null });
});

test('two hidden groups need no third, and nobody hides nothing', () => {
  const rows = hideMissing(
    [group('farmer', 3, 0), group('trader', 2, 2), group('driver', 90, 30), group('priest', 0, 0)],
    true,
  );
  expect(shownKeys(rows)).toEqual(['driver', 'priest']);
});
