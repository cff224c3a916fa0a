import type { DatedValueView, rulesApi } from '#modules/rules/web/api/index.ts';
import type { Text } from '#platform/web/text.ts';

/** The whole law as the server tells it: every dated value, every uncertain point. */
export type LawAnswer = Awaited<ReturnType<typeof rulesApi.rules.law.call>>;

/** Groups in the order of someone's path: what is paid, how, what one gets, and what follows when it fails. */
const groupOrder: readonly string[] = [
  'bpu',
  'pu',
  'relief',
  'construction',
  'payment',
  'membership',
  'jkk',
  'jkm',
  'scholarship',
  'jht-jp-jkp',
  'deadlines',
  'sanctions',
  'sponsorship',
  'agents',
  'awards',
];

/** Every group that has values, known ones first in their order. */
export function groupsOf(values: readonly DatedValueView[]): readonly string[] {
  const present = new Set(values.map(({ group }) => group));
  const known = groupOrder.filter((group) => present.has(group));
  return [...known, ...[...present].filter((group) => !groupOrder.includes(group)).sort()];
}

/** The group in words; one nobody translated by its own name. */
export function groupName(group: string, t: Text): string {
  const key = `rules.group.${group}`;
  const text = t(key);
  return text === key ? group : text;
}
