import { actText } from '#platform/web/act-text.ts';
import type { Failure } from '#platform/web/failure.ts';
import type { Text } from '#platform/web/text.ts';

/** A refusal in the words of the catalogue, with days and acts as they are written here. */
export function refusalText(failure: Failure, t: Text, day: (day: string) => string): string {
  const { code, details, message } = failure;
  if (typeof details !== 'object' || details === null) return message;
  const named = Object.entries(details).flatMap(([name, value]): [string, string | number][] => {
    if (typeof value === 'number') return [[name, value]];
    if (typeof value !== 'string') return [];
    if (name === 'act') return [[name, actText(t, value)]];
    if (name === 'state') return [[name, knownText(t, `workers.state.${value}`) ?? value]];
    return [[name, /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : value]];
  });
  const key = `error.${code}`;
  const words = t(key, Object.fromEntries(named));
  // What the page cannot fill in itself stays as the server said it.
  return words === key || words.includes('{{') ? message : words;
}

function knownText(t: Text, key: string): string | null {
  const words = t(key);
  return words === key ? null : words;
}
