/** An instant on the clock of Bali: `21 November 2026 17.05`. */
export function shownInstant(instant: string): string {
  return new Intl.DateTimeFormat('id-ID', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Asia/Makassar',
  }).format(new Date(instant));
}
