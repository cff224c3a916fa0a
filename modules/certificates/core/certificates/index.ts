export { certificateErrors, refuseCertificate } from './errors.ts';
export { firstSecondAfter, firstSecondOf, issuedSecond } from './instants.ts';
export {
  type CertifiedFacts,
  type EditionAsked,
  type EditionReason,
  editionReasons,
  type LastEdition,
  nextEdition,
} from './next-edition.ts';
