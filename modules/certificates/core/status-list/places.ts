/** 0 valid, 1 revoked for good, 2 suspended (lapsed). */
export type Status = 0 | 1 | 2;

/** A status list as its builder sees it: what is published of each place, and which places are held. */
export interface StatusPlaces {
  /** Two bits a place, the lowest bits of a byte first (IETF Token Status List 4.1). */
  readonly statuses: Uint8Array;
  /** One bit a place, the lowest first: somebody holds it. */
  readonly taken: Uint8Array;
}

/** A place that is held, and how it stands. */
export interface PlaceChange {
  readonly idx: number;
  readonly status: Status;
}

/** How many places went from one status to another, `moved[from][to]`. */
export type Moves = readonly (readonly number[])[];

/** Places of a list of `size`, a multiple of 8: all read 0, none is held. */
export function emptyPlaces(size: number): StatusPlaces {
  return { statuses: new Uint8Array(size / 4), taken: new Uint8Array(size / 8) };
}

/** What is published of a place. */
export function statusAt({ statuses }: Pick<StatusPlaces, 'statuses'>, idx: number): number {
  return ((statuses[idx >> 2] ?? 0) >> ((idx & 3) * 2)) & 3;
}

/** Whether somebody holds a place. */
export function isTaken({ taken }: Pick<StatusPlaces, 'taken'>, idx: number): boolean {
  return (((taken[idx >> 3] ?? 0) >> (idx & 7)) & 1) === 1;
}

/** Writes what is published of a place, in place. */
export function setStatus({ statuses }: Pick<StatusPlaces, 'statuses'>, idx: number, status: number): void {
  const shift = (idx & 3) * 2;
  statuses[idx >> 2] = ((statuses[idx >> 2] ?? 0) & ~(3 << shift)) | (status << shift);
}

/** Marks changed places as held and writes how they stand, in place; answers how many moved from which status to which. */
export function applyChanges(places: StatusPlaces, changes: Iterable<PlaceChange>): Moves {
  const moved = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  for (const { idx, status } of changes) {
    const row = moved[statusAt(places, idx)];
    if (row) row[status] = (row[status] ?? 0) + 1;
    setStatus(places, idx, status);
    places.taken[idx >> 3] = (places.taken[idx >> 3] ?? 0) | (1 << (idx & 7));
  }
  return moved;
}

/** How many held places and how many decoys stand in each status. */
export function countPlaces({ statuses, taken }: StatusPlaces): {
  readonly held: readonly number[];
  readonly decoys: readonly number[];
} {
  const held = [0, 0, 0, 0];
  const decoys = [0, 0, 0, 0];
  for (let at = 0; at < statuses.length; at++) {
    const four = statuses[at] ?? 0;
    const holds = (taken[at >> 1] ?? 0) >> ((at & 1) * 4);
    for (let within = 0; within < 4; within++) {
      const counts = (holds >> within) & 1 ? held : decoys;
      const status = (four >> (within * 2)) & 3;
      counts[status] = (counts[status] ?? 0) + 1;
    }
  }
  return { held, decoys };
}
