// Making a format costs a hundred times what using one does.
const utc = { timeZone: 'UTC' } as const;
const days = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', ...utc });
const shortDays = new Intl.DateTimeFormat('id-ID', { dateStyle: 'medium', ...utc });
const months = new Intl.DateTimeFormat('id-ID', { month: 'long', year: 'numeric', ...utc });

/** Whole rupiah: 1400000n -> `Rp 1.400.000`, the space unbreakable. */
export function shownIdr(amountIdr: bigint): string {
  return `Rp\u00a0${new Intl.NumberFormat('id-ID').format(amountIdr)}`;
}

/** Day `2026-11-21` -> `21 November 2026`. */
export function shownDay(day: string): string {
  return days.format(new Date(`${day}T00:00:00Z`));
}

/** Day `2026-11-21` -> `21 Nov 2026`, for columns. */
export function shownShortDay(day: string): string {
  return shortDays.format(new Date(`${day}T00:00:00Z`));
}

/** Month `2026-11` -> `November 2026`. */
export function shownMonth(month: string): string {
  return months.format(new Date(`${month}-01T00:00:00Z`));
}

/** An instant (RFC 3339) on the clock of Bali: `21 Nov 2026, 17.05`. */
export function shownInstant(instant: string): string {
  const options = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Makassar' } as const;
  return new Intl.DateTimeFormat('id-ID', options).format(new Date(instant));
}
