import { type CaseFields, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  bothTexts,
  count,
  listOf,
  type Outcome,
  oneOf,
  outcomeOf,
  parameter,
  type Reading,
  RuleError,
  record,
} from '#modules/rules/core/law/index.ts';
import { startSheet } from './sheet.ts';

export const relatives = [
  'widow',
  'widower',
  'child',
  'parent',
  'grandparent',
  'grandchild',
  'sibling',
  'parent_in_law',
  'named_in_will',
] as const;
export type Relative = (typeof relatives)[number];

const heirsOrder = parameter(
  'heirs-order',
  listOf(record({ rank: count, relatives: listOf(oneOf(...relatives)), name: bothTexts })),
);
const noHeirsFuneral = parameter('heirs-none-funeral', bothTexts);
const noHeirsDeath = parameter('heirs-none-death', bothTexts);

export interface HeirsFacts {
  readonly eventOn: string;
  /** Who is alive, or named in a will. */
  readonly relatives: readonly Relative[];
}

export interface HeirsResult {
  /** The rank of the order that is entitled; null: nobody is. */
  readonly rank: number | null;
  readonly entitled: readonly Relative[];
  readonly deathSumTo: 'heirs' | 'social_security_fund';
  readonly funeralTo: 'heirs' | 'funeral_arranger';
}

/** Who is entitled to the benefit of a death (PP 44/2015 art. 37(4)-(5)): all of the first rank of which someone exists. */
export function heirs(reading: Reading, facts: HeirsFacts): Outcome<HeirsResult> {
  const { eventOn, relatives: given } = facts;
  const sheet = startSheet<never>(reading);
  const order = reading.value(heirsOrder, eventOn, 'eventOn');
  const first = order.find((rank) => rank.relatives.some((one) => given.includes(one)));
  if (first) {
    const { rank } = first;
    const entitled = first.relatives.filter((one) => given.includes(one));
    for (const relative of entitled) sheet.explain('entitled', 'heirs_rank', { rank, relative });
    return outcomeOf(reading, { rank, entitled, deathSumTo: 'heirs', funeralTo: 'heirs' }, sheet.workings);
  }
  reading.value(noHeirsFuneral, eventOn, 'eventOn');
  reading.value(noHeirsDeath, eventOn, 'eventOn');
  sheet.explain('entitled', 'heirs_none', {});
  return outcomeOf(
    reading,
    { rank: null, entitled: [], deathSumTo: 'social_security_fund', funeralTo: 'funeral_arranger' },
    sheet.workings,
  );
}

function readHeirsFacts(fields: CaseFields): HeirsFacts {
  if (!fields.has('relatives')) throw new RuleError('field.missing', 'relatives');
  return { eventOn: fields.day('eventOn'), relatives: fields.choices('relatives', relatives, []) };
}

export const heirsKind = ruleKind('heirs', readHeirsFacts, heirs);
