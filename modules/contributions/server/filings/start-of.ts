/** The day from which a joiner of a month is a member where nothing else is said. */
export function startOf(month: string): string {
  return `${month}-01`;
}
