interface MonthFormat {
  readonly month: (month: string, length?: 'long' | 'short') => string;
}

/** Months as people say them: one by its name, more by the first and the last. */
export function monthsText(format: MonthFormat, months: readonly string[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return '–';
  return first === last
    ? format.month(first)
    : `${format.month(first, 'short')} – ${format.month(last, 'short')}`;
}
