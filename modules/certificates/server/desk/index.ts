export { type AnsweredEmployer, answerEmployers, type EmployerAnswer } from './answer-employers.ts';
export { type EmployerAsk, type FoundEmployer, findEmployers } from './find-employers.ts';
export { deskRoutes } from './routes.ts';
