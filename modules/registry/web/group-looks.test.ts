import { describe, expect, test } from 'vitest';
import { groupLooks } from './group-looks.ts';

const look = {
  at: '2026-11-21T03:00:00Z',
  actorName: 'Desa Ubung Kaja',
  actorRole: 'village',
  organisation: 'Desa Ubung Kaja',
  act: 'registry.show-worker',
  reason: null,
} as const;

describe('the history of a worker', () => {
  test('says once what the same account did on the same day, with the last time', () => {
    const earlier = { ...look, at: '2026-11-21T01:00:00Z' };
    expect(groupLooks([look, earlier, earlier])).toEqual([{ last: look, times: 3 }]);
  });

  test('keeps other acts, other reasons, other actors and other days apart', () => {
    const others = [
      look,
      { ...look, act: 'registry.reveal-identity' },
      { ...look, reason: 'Mencocokkan KTP' },
      { ...look, actorName: 'Kantor' },
      // 23.59 of the day before on the clock of Bali.
      { ...look, at: '2026-11-20T15:59:00Z' },
    ];
    expect(groupLooks(others).map(({ times }) => times)).toEqual([1, 1, 1, 1, 1]);
    const pastMidnight = { ...look, at: '2026-11-20T16:01:00Z' };
    expect(groupLooks([look, pastMidnight])).toEqual([{ last: look, times: 2 }]);
  });
});
