export { type Enrolment, enrolmentOf, registrars, segmentsOf } from './enrolment.ts';
export { counterErrors } from './errors.ts';
export {
  type Registration,
  type RegistrationFault,
  type RegistrationReading,
  readRegistration,
  toldByNik,
  writtenDay,
} from './read-registration.ts';
export {
  firstMonthsChoices,
  longestTexts,
  type RegistrationField,
  type RegistrationForm,
  registrationFields,
} from './registration-form.ts';
