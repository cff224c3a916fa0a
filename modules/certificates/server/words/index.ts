export { countInWords, dayInWords, idrInWords, monthInWords } from './in-words.ts';
