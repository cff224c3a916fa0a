import { relief } from '#modules/rules/core/contributions/index.ts';
import {
  type DatedValue,
  knownParameters,
  type Law,
  type Parameter,
  type ReadValue,
  ValueFault,
} from '#modules/rules/core/law/index.ts';

/** What the calculators ask for and a law lacks or holds in another shape, as sentences naming the file. */
export function lawShortfalls(law: Law): string[] {
  const reliefs = [...law.series.values()].flat().filter(({ group }) => group === 'relief');
  const shortfalls = [
    ...knownParameters().flatMap((parameter) => shortfallsOf(law, parameter)),
    ...reliefs.flatMap((value) => unreadable(value, relief)),
  ];
  return [...new Set(shortfalls)];
}

function shortfallsOf(law: Law, { id, read }: Parameter<unknown>): string[] {
  const series = law.series.get(id);
  if (!series) return [`${id}: no file, and a calculator asks for it`];
  return series.flatMap((value) => unreadable(value, read));
}

function unreadable({ id, validFrom, value }: DatedValue, read: ReadValue<unknown>): string[] {
  try {
    read(value, 'value');
    return [];
  } catch (error) {
    if (!(error instanceof ValueFault)) throw error;
    return [`${id}/${validFrom}: ${error.message}`];
  }
}
