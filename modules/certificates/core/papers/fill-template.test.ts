import { expect, test } from 'vitest';
import { fillTemplate } from './index.ts';

test('a template is filled name by name, and one that asks for something unknown is refused', () => {
  expect(fillTemplate('NPP {{npp}}, sampai {{day}}', { npp: 'AB1', day: '16 November 2026' })).toBe(
    'NPP AB1, sampai 16 November 2026',
  );
  expect(fillTemplate('tanpa isian', {})).toBe('tanpa isian');
  expect(() => fillTemplate('{{nik}}', { npp: 'AB1' })).toThrow('asks for nik');
});
