import { keptLanguage } from './kept-language.ts';

type Answers = readonly (readonly [key: readonly unknown[], answer: unknown])[];

/** What the server drew the first page of, in the language of this browser; nothing where it drew none. */
export function firstAnswers(): Answers {
  const element = document.getElementById('first-answers');
  if (!element?.textContent || element.lang !== keptLanguage()) return [];
  const answers: Answers = JSON.parse(element.textContent);
  return answers;
}
