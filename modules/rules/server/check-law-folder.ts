import { LawFault, lawOf, lawShortfalls } from '#modules/rules/core/index.ts';
import { readLawFiles } from './read-law.ts';

/** What a folder of law was found to be. */
export type LawCheck =
  | { readonly ok: true; readonly parameters: number; readonly values: number }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Checks the files of a law, the shipped one where no folder is named: every fault at once, each naming its file. */
export function checkLawFolder(folder?: string): LawCheck {
  try {
    const law = lawOf(readLawFiles(folder));
    const faults = lawShortfalls(law);
    if (faults.length > 0) return { ok: false, faults };
    return { ok: true, parameters: law.series.size, values: [...law.series.values()].flat().length };
  } catch (error) {
    if (!(error instanceof LawFault)) throw error;
    return { ok: false, faults: error.faults };
  }
}
