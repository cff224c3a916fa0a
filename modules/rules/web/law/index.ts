export { CertaintyTag } from './certainty.tsx';
export { LawPage } from './law-page.tsx';
export { useLawWords } from './law-words.ts';
