export { type Checker, openChecker } from './open-checker.ts';
