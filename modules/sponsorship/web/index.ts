export { BeginListButton, CandidateListPage, CandidatesTable } from './candidates/index.ts';
