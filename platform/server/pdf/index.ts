export type { Block, Cell, Column, Fact, Paper, Tone } from './paper.ts';
export { printPaper } from './print-paper.ts';
export { shownDay, shownIdr, shownInstant, shownMonth, shownShortDay } from './shown.ts';
