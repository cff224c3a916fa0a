import {
  knownParameters,
  type Law,
  type Parameter,
  RuleError,
  ValueFault,
} from '#modules/rules/core/law/index.ts';

/** What the calculators ask for and a law lacks or holds in another shape, as sentences naming the file. */
export function lawShortfalls(law: Law): string[] {
  return knownParameters().flatMap((parameter) => shortfallsOf(law, parameter));
}

function shortfallsOf(law: Law, { id, read }: Parameter<unknown>): string[] {
  const series = law.series.get(id);
  if (!series) return [`${id}: no file, and a calculator asks for it`];
  return series.flatMap(({ validFrom, value }) => {
    try {
      read(value, 'value');
      return [];
    } catch (error) {
      if (!(error instanceof ValueFault || error instanceof RuleError)) throw error;
      return [`${id}/${validFrom}: ${error.message}`];
    }
  });
}
