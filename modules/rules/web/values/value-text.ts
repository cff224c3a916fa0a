import type { Text } from '#platform/web/text.ts';
import type { Shown } from './shown-value.ts';

/** The whole value on one line, as a cell of a file holds it: nothing is left out. */
export function wholeText(value: Shown): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'list':
      return value.items.map(wholeText).join('; ');
    case 'pairs':
      return value.pairs.map(([title, one]) => `${title}: ${wholeText(one)}`).join('; ');
    case 'table':
      return value.rows
        .map((row) => row.map((cell, index) => titled(value.titles[index] ?? '', wholeText(cell))).join(', '))
        .join(' | ');
  }
}

function titled(title: string, text: string): string {
  return title === '' ? text : `${title}: ${text}`;
}

const shortLine = 90;

/** The value on one short line; a table says how many rows it has. */
export function briefText(value: Shown, t: Text): string {
  if (value.kind === 'table') return t('rules.value.rows', { n: value.rows.length });
  const whole = wholeText(value);
  if (whole.length <= shortLine || value.kind === 'text') return whole;
  const n = value.kind === 'list' ? value.items.length : value.pairs.length;
  return t('rules.value.members', { n });
}

/** What of a value is not the same in the other one: only the rows, members or items that differ. */
export function differenceFrom(value: Shown, other: Shown | null): Shown {
  if (!other || value.kind !== other.kind) return value;
  if (value.kind === 'table' && other.kind === 'table' && `${value.titles}` === `${other.titles}`)
    return { ...value, rows: leftOver(value.rows, other.rows) };
  if (value.kind === 'pairs' && other.kind === 'pairs')
    return { ...value, pairs: leftOver(value.pairs, other.pairs) };
  if (value.kind === 'list' && other.kind === 'list')
    return { ...value, items: leftOver(value.items, other.items) };
  return value;
}

function leftOver<Part>(parts: readonly Part[], others: readonly Part[]): readonly Part[] {
  const known = new Set(others.map((part) => JSON.stringify(part)));
  return parts.filter((part) => !known.has(JSON.stringify(part)));
}
