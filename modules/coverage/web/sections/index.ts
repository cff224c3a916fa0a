export { LowerSections } from './lower-sections.tsx';
