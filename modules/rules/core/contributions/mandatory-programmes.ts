import { type CaseFields, type RuleKind, ruleKind } from '#modules/rules/core/facts/index.ts';
import {
  firstDayOf,
  type Outcome,
  outcomeOf,
  type Programme,
  programmes,
  type Reading,
  type Working,
} from '#modules/rules/core/law/index.ts';
import { dutiesOf } from './duty.ts';
import { employerKinds } from './facts.ts';
import { type Duty, enterpriseScales, type Insured, type Scale, scales } from './parameters.ts';

/** Who insures whom; an enterprise's scale may be told by its size. */
export interface MandatoryFacts {
  readonly month: string;
  readonly insured: Exclude<Insured, Scale> | 'firm';
  readonly scale: Scale | null;
  /** Rupiah a year; counts before the capital. */
  readonly salesIdr: bigint | null;
  /** Rupiah, without land and buildings. */
  readonly capitalIdr: bigint | null;
}

interface MandatoryResult {
  readonly must: readonly Programme[];
  readonly programmes: readonly { readonly programme: Programme; readonly duty: Duty }[];
  readonly scale?: Scale;
}

const insuredSegments = ['PU', 'BPU', 'CONSTRUCTION', 'PMI'] as const;

/** Throws RuleError naming the field. */
export function readMandatoryFacts(fields: CaseFields): MandatoryFacts {
  const segment = fields.choice('segment', insuredSegments);
  return {
    month: fields.month('month'),
    insured: insuredOf(segment, fields),
    scale: fields.has('scale') ? fields.choice('scale', scales) : null,
    salesIdr: fields.moneyIfAny('salesIdr'),
    capitalIdr: fields.moneyIfAny('capitalIdr'),
  };
}

function insuredOf(segment: (typeof insuredSegments)[number], fields: CaseFields): MandatoryFacts['insured'] {
  switch (segment) {
    case 'PU':
      return fields.choiceOr('employerKind', employerKinds, 'firm');
    case 'BPU':
      return fields.flagOr('businessOwner', false) ? 'bpu_employer' : 'bpu';
    case 'CONSTRUCTION':
      return 'construction';
    case 'PMI':
      return 'pmi';
  }
}

/** Which programmes are a duty, by segment and enterprise scale. Throws RuleError `parameter.before_first`. */
export function mandatoryProgrammes(reading: Reading, facts: MandatoryFacts): Outcome<MandatoryResult> {
  const workings: Working[] = [];
  const scale = facts.insured === 'firm' ? scaleOf(reading, facts, workings) : null;
  const insured = facts.insured === 'firm' ? (scale ?? 'large') : facts.insured;
  const table = dutiesOf(reading, insured, facts.month);
  const must = programmes.filter((programme) => table[programme] === 'must');
  workings.push({
    line: 'programmes',
    formula: 'programmes_must',
    facts: { insured, programmes: must.join(', ') },
    used: reading.take(),
  });
  const list = programmes.map((programme) => ({ programme, duty: table[programme] }));
  return outcomeOf(reading, { must, programmes: list, ...(scale ? { scale } : {}) }, workings);
}

/** A case `mandatory_programmes`. */
export const mandatoryProgrammesKind: RuleKind = ruleKind(
  'mandatory_programmes',
  readMandatoryFacts,
  mandatoryProgrammes,
);

/** The scale as said, or as the sales or else the capital tell it; the largest where nothing is known. */
function scaleOf(reading: Reading, facts: MandatoryFacts, workings: Working[]): Scale {
  const { salesIdr, capitalIdr } = facts;
  if (facts.scale) return facts.scale;
  if (salesIdr === null && capitalIdr === null) return 'large';
  const rows = reading.value(enterpriseScales, firstDayOf(facts.month), 'month');
  const fits = ({ salesUptoIdr, capitalUptoIdr }: (typeof rows)[number]) =>
    salesIdr === null ? isWithin(capitalIdr ?? 0n, capitalUptoIdr) : isWithin(salesIdr, salesUptoIdr);
  const scale = rows.find(fits)?.scale ?? 'large';
  const [formula, amountIdr] =
    salesIdr === null
      ? (['scale_by_capital', capitalIdr ?? 0n] as const)
      : (['scale_by_sales', salesIdr] as const);
  workings.push({ line: 'scale', formula, facts: { amountIdr, scale }, used: reading.take() });
  return scale;
}

function isWithin(amountIdr: bigint, uptoIdr: bigint | null): boolean {
  return uptoIdr === null || amountIdr <= uptoIdr;
}
