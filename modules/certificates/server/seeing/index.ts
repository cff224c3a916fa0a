export { type FileFound, lookForText } from './look-for-text.ts';
