export { type EmployerAsk, type FoundEmployer, findEmployers } from './find-employers.ts';
