import { countPlaces, type Moves, type StatusPlaces } from './places.ts';

/** Shares that a list without holders shows, and how many holders they outweigh: of few holders the list tells nothing. */
const assumed = { suspended: 0.05, revoked: 0.0005, weight: 2000 } as const;
/** Each build turns at least this share of all decoys each way, so that a change alone says nothing. */
const restless = 1 / 2000;
/** A revocation is for good, of a decoy too: no build spends more of them. */
const mostRevokedAtOnce = 0.01;

/**
 * Turns decoys in place as the held places turned since the last build: for each kind of move the same share of them, and
 * never none; beyond that towards the shares of the held. So a change is one of a held place no more often than any place is held.
 * `random` gives numbers of [0, 1). Answers how many decoys moved, `moved[from][to]`.
 */
export function turnDecoys(places: StatusPlaces, moved: Moves, random: () => number): Moves {
  const { held, decoys } = countPlaces(places);
  const chances = chancesOf(held, decoys, moved);
  const turned = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  const { statuses, taken } = places;
  for (let at = 0; at < statuses.length; at++) {
    const holds = (taken[at >> 1] ?? 0) >> ((at & 1) * 4);
    let four = statuses[at] ?? 0;
    for (let within = 0; within < 4; within++) {
      const from = (four >> (within * 2)) & 3;
      if ((holds >> within) & 1 || from === 1) continue;
      const to = nextOf(from, chances, random());
      if (to === from) continue;
      four = (four & ~(3 << (within * 2))) | (to << (within * 2));
      const row = turned[from];
      if (row) row[to] = (row[to] ?? 0) + 1;
    }
    statuses[at] = four;
  }
  return turned;
}

interface Chances {
  readonly suspend: number;
  readonly restore: number;
  readonly revokeValid: number;
  readonly revokeSuspended: number;
}

function nextOf(from: number, chances: Chances, drawn: number): number {
  const revoke = from === 0 ? chances.revokeValid : chances.revokeSuspended;
  if (drawn < revoke) return 1;
  const other = from === 0 ? chances.suspend : chances.restore;
  return drawn < revoke + other ? 2 - from : from;
}

function chancesOf(held: readonly number[], decoys: readonly number[], moved: Moves): Chances {
  const [free0 = 0, free1 = 0, free2 = 0] = decoys;
  const free = free0 + free1 + free2;
  const all = held.reduce((sum, count) => sum + count, 0) + assumed.weight;
  const move = (from: number, to: number) => moved[from]?.[to] ?? 0;
  const before = (status: number) =>
    [0, 1, 2].reduce((sum, other) => sum + move(status, other) - move(other, status), held[status] ?? 0);
  const outweighing = [1 - assumed.suspended, 0, assumed.suspended].map((share) => share * assumed.weight);
  const shareOf = (from: number, to: number) =>
    move(from, to) / (Math.max(before(from), move(from, to)) + (outweighing[from] ?? 0));

  const revoked = ((held[1] ?? 0) + assumed.revoked * assumed.weight) / all;
  const missing = Math.min(Math.max(revoked * free - free1, 0), mostRevokedAtOnce * free);
  const revoke = (from: number) =>
    Math.min(Math.max(shareOf(from, 1), missing / Math.max(free0 + free2, 1)), mostRevokedAtOnce);

  const calm = restless * free;
  const suspending = Math.min(Math.max(shareOf(0, 2) * free0, calm), free0);
  const restoring = Math.min(Math.max(shareOf(2, 0) * free2, calm), free2);
  const wanted =
    (((held[2] ?? 0) + assumed.suspended * assumed.weight) / (all - (held[1] ?? 0))) * (free0 + free2);
  const drift = free2 + suspending - restoring - wanted;
  return {
    revokeValid: revoke(0),
    revokeSuspended: revoke(2),
    suspend: Math.min((suspending + Math.max(-drift, 0)) / Math.max(free0, 1), 1),
    restore: Math.min((restoring + Math.max(drift, 0)) / Math.max(free2, 1), 1),
  };
}
