import {
  type ExplainedWorking,
  explainCase,
  type Law,
  type ShownLaw,
  type ShownValue,
  shownLaw,
} from '#modules/rules/core/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { factText } from './fact-text.ts';
import { answering } from './refusals.ts';

type Language = 'id' | 'en';

/** One case with its working in the reader's language. Throws a refusal naming the field at fault. */
export function explainInWords(law: Law, given: unknown, language: Language) {
  const explained = answering(() => explainCase(law, given));
  return {
    result: explained.result,
    kind: explained.kind,
    workings: explained.workings.map((working) => ({
      line: working.line,
      formula: working.formula,
      text: workingText(language, working),
      parameters: [...working.parameters],
    })),
    parameters: explained.parameters.map(copied),
    switches: explained.switches.map(copied),
    ignored: [...explained.ignored],
  };
}

/** The whole law, as the page of the law reads it. */
export function lawInWords(law: Law) {
  const { values, switches, holidayYears }: ShownLaw = shownLaw(law);
  return { values: values.map(copied), switches: switches.map(copied), holidayYears: [...holidayYears] };
}

/** The sentence of a working, `rules.working.<formula>`, its facts written for a reader. */
function workingText(language: Language, { formula, facts }: ExplainedWorking): string {
  const texts = Object.entries(facts).map(([name, fact]) => [name, factText(language, name, fact)] as const);
  return textOf(language, `rules.working.${formula}`, Object.fromEntries(texts));
}

/** The contract's lists may be written to; those of the law may not. */
function copied<Shown extends Pick<ShownValue, 'basis' | 'sources'>>(shown: Shown) {
  return { ...shown, basis: [...shown.basis], sources: [...shown.sources] };
}
