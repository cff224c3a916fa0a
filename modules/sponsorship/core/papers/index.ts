export { paperErrors, refusePaper } from './errors.ts';
export {
  type ListPaper,
  listPapers,
  moneyReaders,
  nameReaders,
  type PaperForm,
  paperForms,
} from './paper-terms.ts';
export {
  type CountedPeople,
  leastShown,
  type PublicCounts,
  type PublicHamlet,
  publicCounts,
} from './public-counts.ts';
