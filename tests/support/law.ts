import { type Law, type LawFiles, lawOf } from '#modules/rules/core/index.ts';
import { readLawFiles } from '#modules/rules/server/index.ts';

const files: LawFiles = readLawFiles();

/** The law as it ships. */
export const shippedLaw: Law = lawOf(files);

/** The law with some switches set otherwise: `lawWith({ coverageDuringArrears: 'covered' })`. */
export function lawWith(switches: Readonly<Record<string, unknown>>): Law {
  const profile = { ...shippedLaw.profile };
  for (const [name, value] of Object.entries(switches))
    Object.assign(profile, {
      [name]: { ...Object.entries(profile).find(([key]) => key === name)?.[1], value },
    });
  return lawOf({ ...files, profile });
}

/** The law with further parameter files beside the shipped ones. */
export function lawAlso(...parameters: LawFiles['parameters']): Law {
  return lawOf({ ...files, parameters: [...files.parameters, ...parameters] });
}
