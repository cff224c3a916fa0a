import { type Law, type LawFiles, lawOf, withSwitches } from '#modules/rules/core/index.ts';
import { readLawFiles } from '#modules/rules/server/index.ts';

/** The files of the law as they ship. */
export const shippedFiles: LawFiles = readLawFiles();

/** The law as it ships. */
export const shippedLaw: Law = lawOf(shippedFiles);

/** The law with some switches set otherwise: `lawWith({ coverageDuringArrears: 'covered' })`. */
export function lawWith(switches: Readonly<Record<string, unknown>>): Law {
  return withSwitches(shippedLaw, switches);
}

/** The law with further parameter files beside the shipped ones. */
export function lawAlso(...parameters: LawFiles['parameters']): Law {
  return lawOf({ ...shippedFiles, parameters: [...shippedFiles.parameters, ...parameters] });
}
