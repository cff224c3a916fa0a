import {
  count,
  type DatedValue,
  firstDayOf,
  flag,
  type Law,
  listOf,
  membersOf,
  million,
  oneOf,
  orNull,
  type Programme,
  ppm,
  programmes,
  type Reading,
  type ReadValue,
  RuleError,
  record,
  type Segment,
  segments,
  text,
  ValueFault,
} from '#modules/rules/core/law/index.ts';
import { type BpuFacts, type PuFacts, sectors } from './facts.ts';
import { scales } from './parameters.ts';
import { readOnce } from './read-once.ts';

type ByProgramme = ReadonlyMap<Programme, bigint>;

const byProgramme: ReadValue<ByProgramme> = (value, place = '') =>
  new Map(
    Object.entries(membersOf(value, place)).map(([name, part]) => {
      const programme = oneOf(...programmes)(name, place);
      const read = ppm(part, `${place}.${name}`);
      if (read > million) throw new ValueFault(`${place}.${name}`, 'at most a million');
      return [programme, read] as const;
    }),
  );

/** What a relief decree says of itself: a new one is a new file of group `relief`, nothing else. */
export const relief = readOnce(
  record({
    segment: oneOf(...segments),
    /** What is paid of the full contribution. */
    factorsPpm: byProgramme,
    /** What of the full contribution is put off. */
    deferredPpm: byProgramme,
    sectors: orNull(listOf(oneOf(...sectors))),
    /** True: who pays decides, by the switches `reliefFor.<funding>`. */
    byFunding: flag,
    labourIntensive: flag,
    /** The industries meant by labour intensive. */
    industries: orNull(listOf(text)),
    leastEmployees: orNull(count),
    scales: orNull(listOf(oneOf(...scales))),
  }),
);

/** A relief in force, with the dated value it comes from. */
export interface Relief extends ReturnType<typeof relief> {
  readonly source: DatedValue;
}

/** Every relief of a segment that holds in a contribution month, in order of id. */
export function reliefsIn(law: Law, month: string, segment: Segment): readonly Relief[] {
  const day = firstDayOf(month);
  return [...law.series.values()]
    .flat()
    .filter(({ group, validFrom, validTo }) => group === 'relief' && validFrom <= day && endsOn(validTo, day))
    .map((source) => ({ ...relief(source.value, source.id), source }))
    .filter((one) => one.segment === segment);
}

function endsOn(validTo: string | null, day: string): boolean {
  return validTo === null || day <= validTo;
}

/** True where a relief is meant for this BPU case; asks the funding switch only where that decides. */
export function meetsBpu(
  { sectors: meant, byFunding }: Relief,
  { sector, funding }: Pick<BpuFacts, 'sector' | 'funding'>,
  reading: Reading,
): boolean {
  if (meant && !meant.includes(sector)) return false;
  return !byFunding || isRelieved(funding, reading);
}

/** APBD without saying of which region is relieved only where both kinds are. */
function isRelieved(funding: BpuFacts['funding'], reading: Reading): boolean {
  if (funding !== 'APBD') return reading.ask(`reliefFor.${funding}`);
  const [province, regency] = [reading.ask('reliefFor.APBD_PROV'), reading.ask('reliefFor.APBD_KAB')];
  return province && regency;
}

/** True where a relief is meant for this PU case. Throws `field.missing` where it hangs on a number of workers that was not said. */
export function meetsPu(
  { scales: meant, labourIntensive, leastEmployees }: Relief,
  facts: Pick<PuFacts, 'scale' | 'labourIntensive' | 'employees'>,
): boolean {
  if (meant && !meant.includes(facts.scale)) return false;
  if (labourIntensive && !facts.labourIntensive) return false;
  if (leastEmployees === null) return true;
  if (facts.employees === null) throw new RuleError('field.missing', 'employees');
  return facts.employees >= leastEmployees;
}

/** What is paid of a programme, in parts of a million: the strongest of several reliefs, never their product. */
export function factorOf(reliefs: readonly Relief[], programme: Programme, reading: Reading): bigint {
  const strongest = best(
    reliefs,
    ({ factorsPpm }) => factorsPpm.get(programme),
    (a, b) => a < b,
  );
  if (!strongest) return million;
  reading.use(strongest.relief.source);
  return strongest.ppm;
}

/** What of a programme is put off, in parts of a million; 0 where nothing is. */
export function deferredOf(reliefs: readonly Relief[], programme: Programme, reading: Reading): bigint {
  const longest = best(
    reliefs,
    ({ deferredPpm }) => deferredPpm.get(programme),
    (a, b) => a > b,
  );
  if (!longest) return 0n;
  reading.use(longest.relief.source);
  return longest.ppm;
}

function best(
  reliefs: readonly Relief[],
  partOf: (relief: Relief) => bigint | undefined,
  isBetter: (a: bigint, b: bigint) => boolean,
): { relief: Relief; ppm: bigint } | null {
  let found: { relief: Relief; ppm: bigint } | null = null;
  for (const one of reliefs) {
    const part = partOf(one);
    if (part !== undefined && (!found || isBetter(part, found.ppm))) found = { relief: one, ppm: part };
  }
  return found;
}
