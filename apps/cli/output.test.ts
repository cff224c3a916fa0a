import { afterEach, expect, test, vi } from 'vitest';
import { Refusal } from '#platform/core/errors.ts';
import { finishRefused } from './output.ts';

afterEach(() => vi.restoreAllMocks());

/** What stdout and stderr were given. */
function refused(error: unknown, asJson: boolean): { readonly out: string; readonly told: string } {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(finishRefused(error, asJson)).toBe(1);
  return { out: out.mock.calls.join(''), told: told.mock.calls.join('') };
}

const inArrears = new Refusal('employer.in_arrears', 422, {
  ...{ months: 4, paidThrough: '2026-06', owedIdr: '12713760' },
});

test('a refusal says months and rupiah as people write them, in both languages', () => {
  const { out, told } = refused(inArrears, false);
  expect(out).toBe('');
  for (const words of ['Juni 2026', 'Rp 12.713.760', 'June 2026', 'Rp 12,713,760'])
    expect(told).toContain(words);
  expect(told).not.toMatch(/2026-06|12713760/);
});

test('for a program the details keep their plain form beside the same words', () => {
  const { error } = JSON.parse(refused(inArrears, true).out);
  expect(error.details).toEqual({ months: 4, paidThrough: '2026-06', owedIdr: '12713760' });
  expect(error.message).toContain('Juni 2026');
});
