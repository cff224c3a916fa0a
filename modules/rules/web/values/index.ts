export { type Shown, shownValue } from './shown-value.ts';
export { briefText, differenceFrom, wholeText } from './value-text.ts';
export { ValueView } from './value-view.tsx';
