type Details = Readonly<Record<string, unknown>>;

const locale = { id: 'id-ID', en: 'en-GB' } as const;

/** What somebody typed or gave a name to stays as it is, also where it looks like a month. */
const named: ReadonlySet<string> = new Set(['code', 'given', 'name', 'number', 'reference']);

/**
 * The details of a refusal as its text says them: days, months and amounts as people write them. The details that
 * programs read keep their plain form.
 *
 * @example textOf(language, `error.${code}`, detailsInWords(details, language))
 */
export function detailsInWords(details: Details, language: 'id' | 'en'): Details {
  const shown = Object.entries(details).map(([name, value]) => [name, inWords(name, value, language)]);
  return Object.fromEntries(shown);
}

function inWords(name: string, value: unknown, language: 'id' | 'en'): unknown {
  if (typeof value !== 'string' || named.has(name)) return value;
  if (name.endsWith('Idr') && /^-?\d+$/.test(value))
    return new Intl.NumberFormat(locale[language]).format(BigInt(value));
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return written(value, language, { dateStyle: 'long' }) ?? value;
  if (/^\d{4}-\d{2}$/.test(value))
    return written(`${value}-01`, language, { month: 'long', year: 'numeric' }) ?? value;
  return value;
}

/** Nothing of a day that no calendar has. */
function written(day: string, language: 'id' | 'en', options: Intl.DateTimeFormatOptions): string | null {
  const instant = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(instant.getTime())) return null;
  return new Intl.DateTimeFormat(locale[language], { ...options, timeZone: 'UTC' }).format(instant);
}
