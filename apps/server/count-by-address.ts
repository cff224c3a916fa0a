/** Counts by remote address in one window of time; all counts go when the window is over, so that they cannot pile up. */
export interface AddressCounts {
  /** Adds one; true while the address is within the limit. */
  count(address: string, nowMilliseconds: number): boolean;
  /** Whether one more would still be within the limit. */
  isWithin(address: string, nowMilliseconds: number): boolean;
}

export function countByAddress({ most, seconds }: { most: number; seconds: number }): AddressCounts {
  const counts = new Map<string, number>();
  let window = 0;
  function current(nowMilliseconds: number): Map<string, number> {
    const now = Math.floor(nowMilliseconds / (seconds * 1000));
    if (now !== window) counts.clear();
    window = now;
    return counts;
  }
  return {
    count: (address, now) => {
      const counted = (current(now).get(address) ?? 0) + 1;
      counts.set(address, counted);
      return counted <= most;
    },
    isWithin: (address, now) => (current(now).get(address) ?? 0) < most,
  };
}
