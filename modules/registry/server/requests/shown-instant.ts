/** An instant on the clock of Bali: `21 Nov 2026, 17.05`. */
export function shownInstant(instant: string): string {
  return new Intl.DateTimeFormat('id-ID', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Makassar',
  }).format(new Date(instant));
}
