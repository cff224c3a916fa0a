export { type EmployerRow, employerKinds, getEmployer } from './employer-queries.ts';
