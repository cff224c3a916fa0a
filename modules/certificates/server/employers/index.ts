export { type EmployerRow, employerColumns, employerKinds, getEmployer } from './employer-queries.ts';
