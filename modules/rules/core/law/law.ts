import { type DatedValue, readDatedValue } from './dated-value.ts';
import { type Holidays, readHolidays } from './holidays.ts';
import { seriesFaults } from './law-faults.ts';
import { type Profile, readProfile } from './profile.ts';
import { readSources, type Sources } from './sources.ts';
import { ValueFault } from './value-readers.ts';

/** The law as it was read: dated values by id, holidays, and how the uncertain points are read. */
export interface Law {
  /** By id, each series in time order. */
  readonly series: ReadonlyMap<string, readonly DatedValue[]>;
  readonly holidays: Holidays;
  readonly profile: Profile;
  /** What a source tag stands for. */
  readonly sources: Sources;
}

/** What a law is made of, as parsed from its files. */
export interface LawFiles {
  readonly parameters: readonly { readonly path: string; readonly content: unknown }[];
  readonly holidays: unknown;
  readonly profile: unknown;
  readonly sources: unknown;
}

/** Every fault of the files at once: a law with one is not used. */
export class LawFault extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`The parameter files are not sound:\n${faults.join('\n')}`);
    this.name = 'LawFault';
    this.faults = faults;
  }
}

/** Makes the law of its files. Throws LawFault with every gap, overlap, missing source and unreadable member. */
export function lawOf(files: LawFiles): Law {
  const faults: string[] = [];
  const read = <Value>(place: string, reading: () => Value): Value[] => {
    try {
      return [reading()];
    } catch (error) {
      if (!(error instanceof ValueFault)) throw error;
      faults.push(`${place}: ${error.message}`);
      return [];
    }
  };
  const values = files.parameters.flatMap(({ path, content }) => read(path, () => readPlaced(path, content)));
  const series = bySeries(values);
  faults.push(...[...series.values()].flatMap(seriesFaults));
  const [holidays] = read('holidays', () => readHolidays(files.holidays));
  const [profile] = read('profile', () => readProfile(files.profile));
  const [sources] = read('sources', () => readSources(files.sources));
  if (sources) faults.push(...values.flatMap((value) => unknownSources(value, sources)));
  if (faults.length > 0 || !holidays || !profile || !sources) throw new LawFault(faults);
  return { series, holidays, profile, sources };
}

function unknownSources(value: DatedValue, sources: Sources): string[] {
  return value.sources
    .filter((tag) => !sources.has(tag))
    .map((tag) => `${value.id}/${value.validFrom}: source ${tag} is not in the register`);
}

/** A file lies where its id and its first day say: `jp-wage-cap/2026-03-01.json`. */
function readPlaced(path: string, content: unknown): DatedValue {
  const value = readDatedValue(content);
  const place = `${value.id}/${value.validFrom}.json`;
  if (path !== place) throw new ValueFault('', `at ${place}, as its id and validFrom say`);
  return value;
}

function bySeries(values: readonly DatedValue[]): Map<string, readonly DatedValue[]> {
  const ordered = [...values].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return new Map([...Map.groupBy(ordered, ({ id }) => id)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The dated value of an id that holds on a day, or null. */
export function valueOn(law: Law, id: string, day: string): DatedValue | null {
  return (
    law.series
      .get(id)
      ?.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo)) ?? null
  );
}
